import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useMay } from '@/access/session';
import { t } from '@/texts';
import { alarming, alarmWords, waitingWords } from './health';
import { channelsQuery } from './queries';

/** Over every screen, for those who can put it right: a channel through which nothing goes, or nothing comes. */
export function ChannelAlarm() {
  const mayManage = useMay('channels:manage');
  const channels = useQuery({ ...channelsQuery, enabled: mayManage });
  const [first, ...others] = mayManage ? alarming(channels.data?.items ?? []) : [];
  return (
    <div role="status" className="shrink-0">
      {first && (
        <p data-testid="channel-alarm" className="flex flex-wrap items-center justify-center gap-x-2 gap-y-0.5 bg-danger-soft px-3 py-1.5 text-center text-xs font-medium text-danger">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          <span>
            {alarmWords(first)}
            {first.health.waiting > 0 && ` ${waitingWords(first.health.waiting)}`}
            {others.length > 0 && ` ${t('channels.alarm.more', { n: others.length })}`}
          </span>
          <Link to="/settings/channels" search={{ channel: first.id }} className="rounded underline underline-offset-2">
            {first.health.state === 'expired' ? t('channels.reconnect') : t('channels.alarm.look')}
          </Link>
        </p>
      )}
    </div>
  );
}
