import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { addAddress, addText } from '@/api/knowledge';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Adds what is no file: a website to read, or a text to paste. */
export function AddOther({ kind, close }: { kind: 'web' | 'text'; close: () => void }) {
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: () => (kind === 'web' ? addAddress(url.trim()) : addText(title.trim(), text)),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['sources'] }); toast(t('documents.added'), 'ok'); close(); },
  });
  const fields = save.error instanceof ApiError ? save.error.fieldErrors : [];
  const problem = (name: string) => fields.find((field) => field.field === name)?.message ?? null;
  const ready = kind === 'web' ? url.trim() !== '' : title.trim() !== '' && text.trim() !== '';
  const submit = (event: FormEvent) => { event.preventDefault(); if (ready) save.mutate(); };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} wide={kind === 'text'} title={t(`documents.${kind}Title`)} description={t(`documents.${kind}Lead`)}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {save.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
        {kind === 'web' && <TextField autoFocus type="url" inputMode="url" label={t('documents.address')} placeholder={t('documents.addressExample')} error={problem('url')} value={url} onChange={(event) => { setUrl(event.target.value); }} />}
        {kind === 'text' && <TextField autoFocus label={t('documents.name')} maxLength={200} error={problem('title')} value={title} onChange={(event) => { setTitle(event.target.value); }} />}
        {kind === 'text' && <TextArea label={t('documents.text')} hint={t('documents.textHint')} rows={12} error={problem('text')} value={text} onChange={(event) => { setText(event.target.value); }} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>{t('documents.add')}</Button>
        </div>
      </form>
    </Overlay>
  );
}
