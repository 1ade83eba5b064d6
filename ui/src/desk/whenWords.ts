import { clock, dayKey } from '@/design/time';
import { t } from '@/texts';
import { locale } from '@/texts/language';

/** "14:00", "tomorrow 09:00", "Mon 09:00", "12 Mar 09:00": a time that is ahead. */
export function whenWords(iso: string, now: number): string {
  const then = new Date(iso);
  const time = clock(iso);
  if (dayKey(iso) === dayKey(new Date(now).toISOString())) return time;
  if (dayKey(iso) === dayKey(new Date(now + 86_400_000).toISOString())) return t('desk.tomorrowAt', { time });
  const near = then.getTime() - now < 6.5 * 86_400_000;
  return `${then.toLocaleDateString(locale(), near ? { weekday: 'short' } : { day: 'numeric', month: 'short' })} ${time}`;
}
