import { useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { sendMessage, type Conversation, type TemplateRequest } from '@/api/conversations';
import { Button, IconButton } from '@/design/Button';
import { TextField } from '@/design/Field';
import { t } from '@/texts';
import { putMessage } from '../queries';
import { newKey, sendOutgoing } from '../thread/outgoing';

export function templateRequest(name: string, language: string, parameters: readonly string[]): TemplateRequest {
  const template: TemplateRequest = { name: name.trim(), language: language.trim() };
  if (parameters.length > 0) {
    template.components = [{ type: 'body', parameters: parameters.map((text) => ({ type: 'text', text: text.trim() })) }];
  }
  return template;
}

export function TemplateForm({ conversation, done }: { conversation: Conversation; done: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [language, setLanguage] = useState('en');
  const [parameters, setParameters] = useState<string[]>([]);
  const ready = name.trim() !== '' && language.trim() !== '' && parameters.every((value) => value.trim() !== '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    done();
    const message = await sendOutgoing(
      {
        key: newKey(),
        conversationId: conversation.id,
        body: { template: templateRequest(name, language, parameters) },
        attachments: [],
        createdAt: new Date().toISOString(),
        state: 'sending',
        failure: null,
      },
      sendMessage,
    );
    if (message) putMessage(queries, conversation.id, message);
  };
  return (
    <form id="composer" role="tabpanel" aria-label={t('template.title')} onSubmit={(event) => { void submit(event); }} className="flex flex-col gap-3 rounded-xl border border-line bg-canvas p-3">
      <p className="text-sm text-ink-2">{t('template.lead')}</p>
      <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
        <TextField autoFocus label={t('template.name')} value={name} placeholder="order_update" onChange={(event) => { setName(event.target.value); }} />
        <TextField label={t('template.language')} value={language} onChange={(event) => { setLanguage(event.target.value); }} />
      </div>
      {parameters.map((value, index) => (
        <div key={index} className="flex items-end gap-1">
          <div className="flex-1">
            <TextField
              label={t('template.parameter', { n: index + 1 })}
              value={value}
              onChange={(event) => { setParameters(parameters.map((was, at) => (at === index ? event.target.value : was))); }}
            />
          </div>
          <IconButton label={t('template.removeParameter', { n: index + 1 })} className="mb-0.5" onClick={() => { setParameters(parameters.filter((_, at) => at !== index)); }}><X className="size-4" /></IconButton>
        </div>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button size="sm" look="quiet" icon={<Plus className="size-3.5" />} onClick={() => { setParameters([...parameters, '']); }}>{t('template.addParameter')}</Button>
        <span className="flex gap-2">
          <Button size="sm" look="quiet" onClick={done}>{t('shell.cancel')}</Button>
          <Button size="sm" type="submit" look="primary" disabled={!ready}>{t('template.send')}</Button>
        </span>
      </div>
    </form>
  );
}
