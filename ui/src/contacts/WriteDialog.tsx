import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import { continueElsewhere, type Contact } from '@/api/contacts';
import { newKey } from '@/conversations/thread/outgoing';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { shownAddress, waysTo } from './addresses';

/** Writes to somebody at another of their addresses; `from` is the conversation that goes on there. */
export function WriteDialog({ contact, from, close }: { contact: Contact; from?: string; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const ways = waysTo(contact.identifiers);
  const [chosen, setChosen] = useState(ways[0]?.key ?? '');
  const [text, setText] = useState('');
  const [template, setTemplate] = useState({ name: '', language: 'en' });
  const [closed, setClosed] = useState(false);
  const [key] = useState(newKey);
  const way = ways.find((one) => one.key === chosen);
  const send = useMutation({
    mutationFn: () => {
      if (!way) throw new Error('no way was chosen');
      const message = closed ? { template: { name: template.name.trim(), language: template.language.trim() } } : { text };
      return continueElsewhere(contact.id, { channelId: way.channel.id, kind: way.identifier.kind, value: way.identifier.value, from, message }, `${key}${closed ? '-template' : ''}-${way.channel.id}`);
    },
    onSuccess: (conversation) => {
      void queries.invalidateQueries({ queryKey: ['contact'] });
      void queries.invalidateQueries({ queryKey: ['contacts'] });
      void queries.invalidateQueries({ queryKey: ['conversations'] });
      close();
      void navigate({ to: '/inbox/$conversationId', params: { conversationId: conversation.id } });
    },
    onError: (error) => { if (error instanceof ApiError && error.code === 'conversations/window-closed') setClosed(true); },
  });
  const ready = way !== undefined && (closed ? template.name.trim() !== '' && template.language.trim() !== '' : text.trim() !== '');
  return (
    <Overlay
      open
      onOpenChange={(next) => { if (!next) close(); }}
      title={t('contacts.writeTitle', { name: contact.name })}
      description={t('contacts.writeLead')}
      footer={
        <>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="primary" disabled={!ready} busy={send.isPending} onClick={() => { send.mutate(); }}>{t('contacts.send')}</Button>
        </>
      }
    >
      <div className="space-y-3">
        <SelectField label={t('contacts.writeTo')} value={chosen} onChange={(event) => { setChosen(event.target.value); setClosed(false); send.reset(); }}>
          {ways.map((one) => <option key={one.key} value={one.key}>{`${one.channel.name}: ${shownAddress(one.identifier)}`}</option>)}
        </SelectField>
        {closed ? (
          <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
            <TextField label={t('template.name')} value={template.name} onChange={(event) => { setTemplate({ ...template, name: event.target.value }); }} />
            <TextField label={t('template.language')} value={template.language} onChange={(event) => { setTemplate({ ...template, language: event.target.value }); }} />
          </div>
        ) : (
          <TextArea label={t('contacts.message')} value={text} onChange={(event) => { setText(event.target.value); }} />
        )}
        {send.isError && <p role="alert" className="text-sm text-danger">{errorText(send.error)}</p>}
      </div>
    </Overlay>
  );
}
