import { t } from '@/texts';
import { locale } from '@/texts/language';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function dayKey(iso: string): string {
  const date = new Date(iso);
  return `${String(date.getFullYear())}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/** For lists: "now", "5m", "3h", "Tue", "12 Mar", "12 Mar 2024". */
export function shortAgo(iso: string, now: number, language = locale()): string {
  const then = new Date(iso);
  const passed = now - then.getTime();
  if (passed < MINUTE) return t('time.now');
  if (passed < HOUR) return t('time.minutes', { n: Math.floor(passed / MINUTE) });
  const days = daysBetween(then, new Date(now));
  if (passed < 12 * HOUR || days === 0) return t('time.hours', { n: Math.floor(passed / HOUR) });
  if (days < 7) return days === 1 ? t('time.yesterdayShort') : then.toLocaleDateString(language, { weekday: 'short' });
  const sameYear = then.getFullYear() === new Date(now).getFullYear();
  return then.toLocaleDateString(language, { day: 'numeric', month: 'short', year: sameYear ? undefined : 'numeric' });
}

/** For separators in a thread: "Today", "Yesterday", "Tuesday", "Tuesday 12 March". */
export function dayLabel(iso: string, now: number, language = locale()): string {
  const then = new Date(iso);
  const days = daysBetween(then, new Date(now));
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  if (days > 1 && days < 7) return then.toLocaleDateString(language, { weekday: 'long' });
  const sameYear = then.getFullYear() === new Date(now).getFullYear();
  return then.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year: sameYear ? undefined : 'numeric' });
}

export function clock(iso: string, language = locale()): string {
  return new Date(iso).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
}

export function fullTime(iso: string, language = locale()): string {
  return new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
}

export function dayAndTime(iso: string, language = locale()): string {
  return new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** "1 h 20 min" for what is left or has been waited; never negative. */
export function span(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  if (minutes < 1) return t('time.lessThanMinute');
  if (minutes < 60) return t('time.spanMinutes', { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? t('time.spanWholeHours', { h: hours }) : t('time.spanHours', { h: hours, m: minutes % 60 });
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? t('time.spanWholeDays', { d: days }) : t('time.spanDays', { d: days, h: hours % 24 });
}
