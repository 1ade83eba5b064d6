import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeWebhook, createWebhook, type Webhook, type WithSecret } from '@/api/webhooks';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';
import { eventTypes, groups, typeWords } from './words';

interface FormProps {
  webhook: Webhook | null;
  made: (made: WithSecret) => void;
  close: () => void;
}

const usual = ['message.received', 'message.sent', 'conversation.handed_over', 'conversation.resolved'];

export function WebhookForm({ webhook, made, close }: FormProps) {
  const queries = useQueryClient();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [types, setTypes] = useState<string[]>(webhook?.types ?? usual);
  const save = useMutation({
    mutationFn: async () => {
      const draft = { name: name.trim(), url: url.trim(), types };
      if (webhook) { await changeWebhook(webhook.id, draft); return null; }
      return createWebhook(draft);
    },
    onSuccess: (created) => {
      void queries.invalidateQueries({ queryKey: ['webhooks'] });
      close();
      if (created) made(created);
    },
  });
  const ready = name.trim() !== '' && url.trim() !== '' && types.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const toggle = (type: string) => { setTypes((all) => (all.includes(type) ? all.filter((one) => one !== type) : [...all, type])); };
  return (
    <Overlay kind="sheet" wide open onOpenChange={(open) => { if (!open) close(); }} title={webhook ? t('webhooks.changeTitle') : t('webhooks.make')} description={t('webhooks.formLead')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField autoFocus label={t('webhooks.name')} maxLength={100} value={name} error={fieldProblem(save.error, 'name')} onChange={(event) => { setName(event.target.value); }} />
        <TextField label={t('webhooks.url')} hint={t('webhooks.urlHint')} type="url" inputMode="url" maxLength={2000} value={url} error={fieldProblem(save.error, 'url')} onChange={(event) => { setUrl(event.target.value); }} />
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t('webhooks.types')}</legend>
          <div className="overflow-hidden rounded-xl border border-line">
            {groups.map((group) => (
              <div key={group} role="group" aria-label={t(`webhooks.group.${group}`)} className="border-b border-line/60 p-3 last:border-0 sm:grid sm:grid-cols-[8rem_1fr]">
                <p className="mb-1 text-sm font-medium text-ink-2 sm:mb-0 sm:pt-1">{t(`webhooks.group.${group}`)}</p>
                <div className="flex flex-col">
                  {eventTypes[group].map((type) => (
                    <label key={type} className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-1 text-sm hover:bg-hover">
                      <input type="checkbox" className="size-4 shrink-0 accent-accent" checked={types.includes(type)} onChange={() => { toggle(type); }} />
                      <span className="min-w-0">{typeWords(type)} <code className="text-xs text-ink-3">{type}</code></span>
                    </label>
                  ))}
                </div>
              </div>
            ))}
          </div>
        </fieldset>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!ready} className="self-end">{webhook ? t('webhooks.save') : t('webhooks.make')}</Button>
      </form>
    </Overlay>
  );
}
