import type { ClosedDate } from '@/api/handover';

/** What a list or a calendar says, before anybody agrees to it. */
export interface ReadDates {
  dates: ClosedDate[];
  /** as they were written */
  unread: string[];
}

export const MOST_DATES = 200;
const LONGEST_NAME = 80;
const LONGEST_SPAN_DAYS = 60;
const YEARS_AHEAD = 2;

const pad = (n: number) => String(n).padStart(2, '0');

/** null for a day that does not exist. */
function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 2000 && year < 2100 ? `${String(year)}-${pad(month)}-${pad(day)}` : null;
}

const nameOf = (text: string) => text.replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '').replace(/^"(.*)"$/, '$1').replace(/\s+/g, ' ').slice(0, LONGEST_NAME);

/** The year first, or the day first; what stands before or behind it is the name. */
function line(text: string, yearly: boolean): ClosedDate | null {
  const first = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  const last = first ? null : /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  const found = first ?? last;
  if (!found) return null;
  const [whole, one, two, three] = found.map(String);
  const date = first ? iso(Number(one), Number(two), Number(three)) : iso(Number(three), Number(two), Number(one));
  if (date === null) return null;
  return { date, name: nameOf(`${text.slice(0, found.index)} ${text.slice(found.index + (whole ?? '').length)}`), yearly };
}

/** A date a line, with or without a name. */
export function readLines(text: string, yearly: boolean): ReadDates {
  const read: ReadDates = { dates: [], unread: [] };
  for (const each of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== '')) {
    const date = line(each, yearly);
    if (date) read.dates.push(date);
    else read.unread.push(each);
  }
  return read;
}

/** Whole days of a calendar (RFC 5545), those that come again among them; what begins at a time of day is not one. */
export async function readCalendar(text: string, today: string): Promise<ReadDates> {
  const { default: ICAL } = await import('ical.js');
  const calendar = new ICAL.Component(ICAL.parse(text) as object[]);
  const thisYear = Number(today.slice(0, 4));
  const read: ReadDates = { dates: [], unread: [] };
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const name = nameOf(event.summary || '');
    const start = component.getFirstProperty('dtstart') ? event.startDate : null;
    if (!start?.isDate) {
      read.unread.push(name || 'VEVENT');
      continue;
    }
    const days = Math.min(LONGEST_SPAN_DAYS, Math.max(1, event.duration.toSeconds() / 86_400));
    const each = (from: { year: number; month: number; day: number }, yearly: boolean) => {
      for (let n = 0; n < days; n++) {
        const day = new Date(Date.UTC(from.year, from.month - 1, from.day + n));
        const date = iso(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
        if (date) read.dates.push({ date, name, yearly });
      }
    };
    if (!event.isRecurring()) {
      each(start, false);
    } else if (plainlyYearly(component.getFirstPropertyValue('rrule')?.toString() ?? '')) {
      each({ year: Math.max(start.year, leapYear(start, thisYear)), month: start.month, day: start.day }, true);
    } else {
      const occurrences = event.iterator();
      for (let next = occurrences.next(), n = 0; next && next.year <= thisYear + YEARS_AHEAD && n < 1_000; next = occurrences.next(), n++) each(next, false);
    }
  }
  return read;
}

/** The same day each year, without an end. */
const plainlyYearly = (rule: string) => /(^|;)FREQ=YEARLY(;|$)/.test(rule) && !/(^|;)(COUNT|UNTIL|BYDAY|BYSETPOS|BYWEEKNO|BYYEARDAY)=/.test(rule) && !/(^|;)INTERVAL=(?!1(;|$))/.test(rule) && !/BY(MONTH|MONTHDAY)=[^;]*,/.test(rule);

/** The 29th of February begins in a year that has one. */
const leapYear = ({ month, day }: { month: number; day: number }, year: number) => (month === 2 && day === 29 ? year - (year % 4) : year);

/** What is new of it, what is there already, and what is over. */
export interface Sorted {
  added: ClosedDate[];
  known: ClosedDate[];
  past: ClosedDate[];
}

export function sorted(read: readonly ClosedDate[], there: readonly ClosedDate[], today: string): Sorted {
  const into: Sorted = { added: [], known: [], past: [] };
  for (const each of read) {
    if (covered(each, there) || covered(each, into.added)) into.known.push(each);
    else if (!each.yearly && each.date < today) into.past.push(each);
    else into.added.push(each);
  }
  into.added.sort((a, b) => a.date.localeCompare(b.date));
  return into;
}

const covered = (sought: ClosedDate, dates: readonly ClosedDate[]) =>
  dates.some(({ date, yearly }) => date === sought.date || (yearly && date.slice(5) === sought.date.slice(5) && (sought.yearly || date < sought.date)));
