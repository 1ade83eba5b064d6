import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, ShieldAlert } from 'lucide-react';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { channelsQuery } from './queries';

/** Watches for the provider's first sign of life. The live stream brings the news; asking now and then is for when it is away. */
export function FirstWebhook({ channelId, own }: { channelId: string; own: boolean }) {
  const channels = useQuery({ ...channelsQuery, refetchInterval: 10_000 });
  const health = channels.data?.items.find((one) => one.id === channelId)?.health;
  if (!health) return null;
  return (
    <div role="status" className="flex flex-col gap-1.5 text-sm">
      {health.handshakeAt && <Sign at={health.handshakeAt}>{t('channels.handshake')}</Sign>}
      {health.lastWebhookAt
        ? <Sign at={health.lastWebhookAt}>{t('channels.lastWebhook')}</Sign>
        : <p className="flex items-center gap-2 text-wait"><CircleDashed className="size-4 shrink-0 motion-safe:animate-pulse" aria-hidden="true" /> {own ? t('channels.waitingForVisitor') : t('channels.waitingForFirst')}</p>}
      {health.rejected.lastAt && (
        <p className="flex items-start gap-2 text-danger">
          <ShieldAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <span>{t('channels.turnedAwaySigned', { n: health.rejected.count, at: fullTime(health.rejected.lastAt) })}</span>
        </p>
      )}
    </div>
  );
}

function Sign({ at, children }: { at: string; children: string }) {
  return (
    <p className="flex items-start gap-2 text-ok">
      <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span>{children} <time dateTime={at}>{fullTime(at)}</time></span>
    </p>
  );
}
