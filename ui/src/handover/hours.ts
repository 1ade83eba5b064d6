import { days, type ClosedDate, type Day, type Span } from '@/api/handover';
import { locale } from '@/texts/language';

/** The end of the day is 24:00 to the server, and 00:00 in a field for a time. */
export const shownClose = (closes: string) => (closes === '24:00' ? '00:00' : closes);
export const sentClose = (closes: string) => (closes === '00:00' ? '24:00' : closes);

export const ofDay = (week: readonly Span[], day: Day) => week.filter((span) => span.day === day);

/** What is wrong with a day's spans; null when nothing is. */
export function wrongWith(spans: readonly Span[]): 'order' | 'overlap' | 'missing' | null {
  if (spans.some((span) => !span.opens || !span.closes)) return 'missing';
  if (spans.some((span) => span.opens >= span.closes)) return 'order';
  const sorted = [...spans].sort((a, b) => a.opens.localeCompare(b.opens));
  return sorted.some((span, index) => index > 0 && span.opens < (sorted[index - 1]?.closes ?? '')) ? 'overlap' : null;
}

/** Tuesday to Friday as Monday. */
export const likeMonday = (week: readonly Span[]): Span[] => [
  ...week.filter(({ day }) => day === 'monday' || day === 'saturday' || day === 'sunday'),
  ...days.slice(1, 5).flatMap((day) => ofDay(week, 'monday').map((span) => ({ ...span, day }))),
];

/** The year is left out of what comes again each year. */
export const shownDate = ({ date, yearly }: ClosedDate) =>
  new Date(`${date}T12:00:00`).toLocaleDateString(locale(), { day: 'numeric', month: 'short', ...(yearly ? {} : { year: 'numeric' }) });

/** In order, and each date once: the one added last counts. */
export const withDate = (dates: readonly ClosedDate[], next: ClosedDate): ClosedDate[] =>
  [...dates.filter(({ date }) => date !== next.date), next].sort((a, b) => a.date.localeCompare(b.date));
