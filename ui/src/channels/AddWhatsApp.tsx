import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { addWhatsAppChannel, type Channel } from '@/api/channels';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { newKey } from '@/conversations/thread/outgoing';
import { CopyButton } from '@/design/CopyButton';
import { WebhookAddress } from './ChannelsScreen';

const blank = () => ({ name: '', phoneNumberId: '', accessToken: '', appSecret: '', verifyToken: newKey().replaceAll('-', '').slice(0, 24), baseUrl: '' });

export function AddWhatsApp({ open, close }: { open: boolean; close: () => void }) {
  const [added, setAdded] = useState<{ channel: Channel; verifyToken: string } | null>(null);
  const shut = () => { setAdded(null); close(); };
  return (
    <Overlay
      kind="sheet"
      open={open}
      onOpenChange={(next) => { if (!next) shut(); }}
      title={added ? t('channels.addedTitle') : t('channels.addTitle')}
      description={added ? t('channels.addedLead') : t('channels.addLead')}
    >
      {added ? <LastSteps channel={added.channel} verifyToken={added.verifyToken} done={shut} /> : <AddForm added={(channel, verifyToken) => { setAdded({ channel, verifyToken }); }} />}
    </Overlay>
  );
}

function AddForm({ added }: { added: (channel: Channel, verifyToken: string) => void }) {
  const queries = useQueryClient();
  const [form, setForm] = useState(blank);
  const add = useMutation({
    mutationFn: () => {
      const { name, baseUrl, ...settings } = form;
      return addWhatsAppChannel(name.trim(), { ...settings, ...(baseUrl.trim() ? { baseUrl: baseUrl.trim() } : {}) });
    },
    onSuccess: (channel) => {
      void queries.invalidateQueries({ queryKey: ['channels'] });
      added(channel, form.verifyToken);
    },
  });
  const fields = add.error instanceof ApiError ? add.error.fieldErrors : [];
  const field = (name: keyof ReturnType<typeof blank>) => ({
    value: form[name],
    error: fields.find((problem) => problem.field === name || problem.field === `settings.${name}`)?.message ?? null,
    onChange: (event: { target: { value: string } }) => { setForm({ ...form, [name]: event.target.value }); },
  });
  const ready = Boolean(form.name.trim() && form.phoneNumberId && form.accessToken && form.appSecret && form.verifyToken);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <ol className="list-decimal space-y-1 rounded-xl bg-sunken py-3 pl-8 pr-4 text-sm text-ink-2">
        <li>{t('channels.step1')}</li>
        <li>{t('channels.step2')}</li>
        <li>{t('channels.step3')}</li>
      </ol>
      {add.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(add.error)}</p>}
      <TextField autoFocus label={t('channels.name')} hint={t('channels.nameHint')} {...field('name')} />
      <TextField label={t('channels.phoneNumberId')} hint={t('channels.phoneNumberIdHint')} inputMode="numeric" {...field('phoneNumberId')} />
      <TextField label={t('channels.accessToken')} hint={t('channels.accessTokenHint')} type="password" autoComplete="new-password" {...field('accessToken')} />
      <TextField label={t('channels.appSecret')} hint={t('channels.appSecretHint')} type="password" autoComplete="new-password" {...field('appSecret')} />
      <TextField label={t('channels.verifyToken')} hint={t('channels.verifyTokenHint')} {...field('verifyToken')} />
      <details className="text-sm">
        <summary className="text-ink-2">{t('channels.advanced')}</summary>
        <div className="pt-3"><TextField label={t('channels.baseUrl')} hint={t('channels.baseUrlHint')} inputMode="url" {...field('baseUrl')} /></div>
      </details>
      <Button type="submit" look="primary" busy={add.isPending} disabled={!ready} className="self-end">{t('channels.add')}</Button>
    </form>
  );
}

function LastSteps({ channel, verifyToken, done }: { channel: Channel; verifyToken: string; done: () => void }) {
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div>
        <p className="mb-1 font-medium">{t('channels.webhook')}</p>
        <WebhookAddress url={channel.webhookUrl} />
      </div>
      <div>
        <p className="mb-1 font-medium">{t('channels.verifyToken')}</p>
        <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
          <code className="min-w-0 flex-1 truncate font-mono text-xs">{verifyToken}</code>
          <CopyButton text={verifyToken} label={t('channels.copyVerifyToken')} />
        </div>
      </div>
      <ol className="list-decimal space-y-1.5 pl-5 text-ink-2">
        <li>{t('channels.last1')}</li>
        <li>{t('channels.last2')}</li>
        <li>{t('channels.last3')}</li>
      </ol>
      <Button look="primary" className="self-end" onClick={done}>{t('channels.done')}</Button>
    </div>
  );
}
