import { AlarmClock } from 'lucide-react';
import { Pill } from '@/design/Pill';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { whenWords } from './whenWords';

export function SnoozedPill({ until, now }: { until: string; now: number }) {
  return <Pill icon={<AlarmClock className="size-3" aria-hidden="true" />} title={fullTime(until)}>{t('desk.until', { when: whenWords(until, now) })}</Pill>;
}
