import type { Unit } from '@/api/analytics';
import { dollars } from '@/design/money';
import { number, t } from '@/texts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const times = [10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 28 * DAY];

/** Where an axis ends so that its half is a round number as well. */
export function nice(most: number, unit: Unit): number {
  if (unit === 'share') return 1;
  if (unit === 'score') return 5;
  if (unit === 'duration') return times.find((time) => time >= most) ?? Math.ceil(most / (28 * DAY)) * 28 * DAY;
  // Nobody has half a conversation.
  if (unit === 'count' && most <= 2) return 2;
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return (power === 1 && unit === 'count' ? [2, 4, 6, 8, 10] : [1, 2, 4, 10]).map((step) => step * power).find((end) => end >= most) ?? 10 * power;
}

/** A number in the words of its unit. */
export function words(value: number | null, unit: Unit): string {
  if (value === null) return '–';
  if (unit === 'share') return number(value, { style: 'percent', maximumFractionDigits: value > 0 && value < 0.1 ? 1 : 0 });
  if (unit === 'money') return dollars(value);
  if (unit === 'count') return number(value);
  if (unit === 'score') return number(value, { maximumFractionDigits: 2 });
  if (value < 10) return t('analytics.seconds', { n: number(value, { maximumFractionDigits: 1 }) });
  if (value < MINUTE) return t('analytics.seconds', { n: number(Math.round(value)) });
  if (value < HOUR) return t('analytics.minutes', { n: number(value / MINUTE, { maximumFractionDigits: value < 10 * MINUTE ? 1 : 0 }) });
  if (value < 2 * DAY) return t('analytics.hours', { n: number(value / HOUR, { maximumFractionDigits: value < 10 * HOUR ? 1 : 0 }) });
  return t('analytics.manyDays', { n: number(value / DAY, { maximumFractionDigits: 1 }) });
}

/** How much more it is than before, as a share; null where that says nothing. */
export function change(value: number | null, before: number | null): number | null {
  return value === null || before === null || before === 0 ? null : (value - before) / before;
}
