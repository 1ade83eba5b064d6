import type { Hours } from '@/api/handover';
import { Pill } from '@/design/Pill';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';

export function OpenNow({ hours }: { hours: Hours }) {
  if (hours.openNow) return <Pill tone="ok">{t(hours.week.length === 0 ? 'handover.always' : 'handover.openNow')}</Pill>;
  return <Pill tone="wait">{hours.opensAt ? t('handover.closedUntil', { at: dayAndTime(hours.opensAt) }) : t('handover.closedNow')}</Pill>;
}
