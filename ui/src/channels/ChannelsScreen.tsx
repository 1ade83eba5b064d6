import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Plug, PlugZap, Plus } from 'lucide-react';
import { useState } from 'react';
import { testChannel, type Channel } from '@/api/channels';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { t } from '@/texts';
import { AddWhatsApp } from './AddWhatsApp';
import { channelsQuery } from './queries';

export function ChannelsScreen() {
  const channels = useQuery(channelsQuery);
  const mayManage = useMay('channels:manage');
  const [adding, setAdding] = useState(false);
  const add = mayManage && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setAdding(true); }}>{t('channels.add')}</Button>;
  return (
    <Page title={t('place.channels')} lead={t('channels.lead')} actions={add}>
      {channels.isPending && <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-28 w-full rounded-xl" /><Bone className="h-28 w-full rounded-xl" /></div>}
      {channels.isError && <Failed error={channels.error} retry={() => { void channels.refetch(); }} />}
      {channels.data?.items.length === 0 && <Card><Empty icon={<Plug className="size-5" />} title={t('channels.none')} action={add}>{t('channels.noneLead')}</Empty></Card>}
      <ul className="grid gap-3">
        {channels.data?.items.map((channel) => <ChannelCard key={channel.id} channel={channel} mayManage={mayManage} />)}
      </ul>
      <AddWhatsApp open={adding} close={() => { setAdding(false); }} />
    </Page>
  );
}

export function WebhookAddress({ url }: { url: string }) {
  return (
    <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
      <code className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap py-1.5 font-mono text-xs">{url}</code>
      <CopyButton text={url} label={t('channels.copyWebhook')} />
    </div>
  );
}

function ChannelCard({ channel, mayManage }: { channel: Channel; mayManage: boolean }) {
  const test = useMutation({ mutationFn: () => testChannel(channel.id) });
  return (
    <li>
      <Card className="p-4">
        <div className="flex flex-wrap items-center gap-3">
          <span className="flex size-9 items-center justify-center rounded-xl bg-accent-soft text-accent-text"><Plug className="size-[18px]" aria-hidden="true" /></span>
          <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{channel.name}</h2>
          <Pill>{channel.kind === 'whatsapp' ? 'WhatsApp' : channel.kind}</Pill>
          {mayManage && <Button size="sm" icon={<PlugZap className="size-3.5" />} busy={test.isPending} onClick={() => { test.mutate(); }}>{t('channels.test')}</Button>}
        </div>
        <p className="mb-1 mt-3 text-xs text-ink-3">{t('channels.webhook')}</p>
        <WebhookAddress url={channel.webhookUrl} />
        <div role="status">
          {test.data && (
            <p className={`mt-3 flex items-start gap-2 text-sm ${test.data.ok ? 'text-ok' : 'text-danger'}`}>
              {test.data.ok ? <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> : <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />}
              {test.data.detail}
            </p>
          )}
          {test.isError && <p className="mt-3 text-sm text-danger">{errorText(test.error)}</p>}
        </div>
      </Card>
    </li>
  );
}
