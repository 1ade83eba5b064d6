import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PlugZap } from 'lucide-react';
import { useMay } from '@/access/session';
import { testChannel, type Channel } from '@/api/channels';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { healthSentence, waitingWords } from './health';
import { HealthPill } from './HealthPill';
import { KindIcon } from './KindIcon';
import { useKind } from './queries';
import { TestResult } from './TestResult';

/** A channel at a glance. */
export function ChannelCard({ channel, show }: { channel: Channel; show: () => void }) {
  const queries = useQueryClient();
  const mayManage = useMay('channels:manage');
  const kind = useKind(channel.kind);
  const test = useMutation({ mutationFn: () => testChannel(channel.id), onSettled: () => { void queries.invalidateQueries({ queryKey: ['channels'] }); } });
  const { health } = channel;
  const troubled = health.state === 'failing' || health.state === 'expired';
  const reconnect = health.state === 'expired' && mayManage;
  return (
    <li data-testid="channel" data-state={health.state}>
      <Card className={troubled ? 'border-danger/50 p-4' : 'p-4'}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <KindIcon kind={channel.kind} />
          <div className="min-w-0 flex-1 basis-40">
            <h2 className="truncate text-base font-semibold">{channel.name}</h2>
            <p className="mt-0.5 flex flex-wrap gap-1.5"><HealthPill health={health} /><Pill>{kind?.label ?? channel.kind}</Pill></p>
          </div>
          <div className="flex gap-2">
            {mayManage && channel.state === 'on' && <Button size="sm" icon={<PlugZap className="size-3.5" />} aria-label={t('channels.testOf', { name: channel.name })} busy={test.isPending} onClick={() => { test.mutate(); }}>{t('channels.test')}</Button>}
            <Button size="sm" look={troubled ? 'primary' : 'secondary'} aria-label={reconnect ? t('channels.reconnectOne', { name: channel.name }) : t('channels.openOne', { name: channel.name })} onClick={show}>{reconnect ? t('channels.reconnect') : t('channels.open')}</Button>
          </div>
        </div>
        {health.state !== 'ok' && <p className={`mt-3 text-sm wrap-anywhere ${troubled ? 'text-danger' : 'text-ink-2'}`}>{healthSentence(health, kind)}</p>}
        <Facts channel={channel} />
        <TestResult test={test} />
      </Card>
    </li>
  );
}

function Facts({ channel }: { channel: Channel }) {
  const now = useNow();
  const { health } = channel;
  const ago = (at: string | null) => (at ? shortAgo(at, now) : t('channels.never'));
  return (
    <p className="tabular mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
      <span>{t('channels.lastReceivedAgo', { ago: ago(health.lastWebhookAt) })}</span>
      <span>{t('channels.lastSentAgo', { ago: ago(health.lastDeliveryAt) })}</span>
      {health.waiting > 0 && <span className={health.state === 'ok' ? undefined : 'font-medium text-wait'}>{waitingWords(health.waiting)}</span>}
    </p>
  );
}
