import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TextQuote } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { changeCannedReply, createCannedReply, deleteCannedReply, listCannedReplies, type CannedReply } from '@/api/writing';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';
import { SharedList } from './SharedList';

export function CannedRepliesScreen() {
  return (
    <SharedList
      queryKey={['canned-replies']}
      read={listCannedReplies}
      words={{ title: t('place.canned'), lead: t('canned.lead'), make: t('canned.make'), none: t('canned.none'), noneLead: t('canned.noneLead') }}
      icon={<TextQuote className="size-5" />}
      testId="canned-reply"
      nameOf={(reply) => reply.shortcut}
      show={(reply) => ({ title: `/${reply.shortcut}`, below: <p className="mt-0.5 line-clamp-3 whitespace-pre-wrap text-sm text-ink-2 wrap-anywhere">{reply.text}</p> })}
      remove={deleteCannedReply}
      edit={(reply, mayShare, close) => <EditReply reply={reply} mayShare={mayShare} close={close} />}
    />
  );
}

const placeholders = ['contact.first_name', 'contact.name', 'contact.address', 'agent.first_name', 'agent.name', 'organisation.name', 'channel.name'] as const;
const SHORTCUT = /^[\p{L}\p{N}_-]+$/u;

function EditReply({ reply, mayShare, close }: { reply: CannedReply | null; mayShare: boolean; close: () => void }) {
  const queries = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [shared, setShared] = useState(reply?.shared ?? mayShare);
  const wrong = shortcut !== '' && !SHORTCUT.test(shortcut);
  const ready = shortcut !== '' && !wrong && text.trim() !== '';
  const save = useMutation({
    mutationFn: () => (reply ? changeCannedReply({ id: reply.id, shortcut, text, shared }) : createCannedReply({ shortcut, text, shared })),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['canned-replies'] }); close(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? text.length;
    const word = name === 'contact.first_name' ? `{{${name}|${t('canned.there')}}}` : `{{${name}}}`;
    setText(text.slice(0, at) + word + text.slice(at));
    field.current?.focus();
  };
  return (
    <Overlay wide open onOpenChange={(open) => { if (!open) close(); }} title={t(reply ? 'canned.change' : 'canned.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('canned.shortcut')} hint={t('canned.shortcutHint')} error={wrong ? t('canned.shortcutWrong') : null} maxLength={40} value={shortcut} onChange={(event) => { setShortcut(event.target.value.replace(/^\//, '')); }} />
        <TextArea ref={field} label={t('canned.text')} hint={t('canned.textHint')} rows={6} maxLength={4000} value={text} onChange={(event) => { setText(event.target.value); }} />
        <div role="group" aria-label={t('canned.placeholders')} className="flex flex-wrap gap-1.5">
          {placeholders.map((name) => <Button key={name} size="sm" onClick={() => { insert(name); }}>{t(`canned.placeholder.${name}`)}</Button>)}
        </div>
        {mayShare && (
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 accent-accent" checked={shared} onChange={(event) => { setShared(event.target.checked); }} />
            {t('canned.share')}
          </label>
        )}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
