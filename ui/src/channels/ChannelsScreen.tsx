import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import type { Channel } from '@/api/channels';
import { Button } from '@/design/Button';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { AddChannel } from './AddChannel';
import { ChannelCard } from './ChannelCard';
import { ChannelSheet } from './ChannelSheet';
import { channelsQuery, lookAgain } from './queries';

export function ChannelsScreen() {
  const channels = useQuery({ ...channelsQuery, refetchInterval: lookAgain });
  const mayManage = useMay('channels:manage');
  const [adding, setAdding] = useState(false);
  const { channel: open } = useSearch({ from: '/app/settings/channels' });
  const navigate = useNavigate();
  const show = (id: string | undefined) => { void navigate({ to: '/settings/channels', search: { channel: id } }); };
  const add = mayManage && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setAdding(true); }}>{t('channels.add')}</Button>;
  const all = channels.data?.items ?? [];
  const archived = all.filter((one) => one.state === 'archived');
  const list = (some: Channel[]) => <ul className="grid gap-3">{some.map((one) => <ChannelCard key={one.id} channel={one} show={() => { show(one.id); }} />)}</ul>;
  return (
    <Page title={t('place.channels')} lead={t('channels.lead')} actions={add}>
      {channels.isPending && <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-28 w-full rounded-xl" /><Bone className="h-28 w-full rounded-xl" /></div>}
      {channels.isError && <Failed error={channels.error} retry={() => { void channels.refetch(); }} />}
      {channels.isSuccess && all.length === 0 && (
        <Card><Empty icon={<Plug className="size-5" />} title={t('channels.none')} action={add}>{mayManage ? t('channels.noneLead') : t('channels.noneForYou')}</Empty></Card>
      )}
      {list(all.filter((one) => one.state !== 'archived'))}
      {archived.length > 0 && (
        <details className="mt-6">
          <summary className="w-fit cursor-pointer rounded text-sm text-ink-2">{t('channels.archived', { n: archived.length })}</summary>
          <div className="pt-3">{list(archived)}</div>
        </details>
      )}
      <AddChannel open={adding} close={() => { setAdding(false); }} />
      <ChannelSheet channel={all.find((one) => one.id === open) ?? null} close={() => { show(undefined); }} />
    </Page>
  );
}
