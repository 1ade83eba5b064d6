import { describe, expect, it } from 'vitest';
import { readCalendar, readLines, sorted } from './dateList';

const ics = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n');

describe('lists of closed days', () => {
  it('reads a date a line, with or without a name, before it or behind', () => {
    expect(readLines('2026-12-25 Christmas\n\n26.12.2026\nNew Year; 01/01/2027\n2027-01-24\t"Unity Day"', false)).toEqual({
      dates: [
        { date: '2026-12-25', name: 'Christmas', yearly: false },
        { date: '2026-12-26', name: '', yearly: false },
        { date: '2027-01-01', name: 'New Year', yearly: false },
        { date: '2027-01-24', name: 'Unity Day', yearly: false },
      ],
      unread: [],
    });
  });

  it('says what it does not understand, days that do not exist among it', () => {
    expect(readLines('Christmas\n30.02.2027 Never\n12/25/2026\n1999-01-01', true)).toEqual({ dates: [], unread: ['Christmas', '30.02.2027 Never', '12/25/2026', '1999-01-01'] });
  });

  it('reads whole days of a calendar', async () => {
    const read = await readCalendar(ics(
      ['UID:1', 'SUMMARY:Independence', ' Day', 'DTSTART;VALUE=DATE:20261024'],
      ['UID:2', 'SUMMARY:Stocktaking\\, all of it', 'DTSTART;VALUE=DATE:20261229', 'DTEND;VALUE=DATE:20270101'],
      ['UID:3', 'SUMMARY:Lunch', 'DTSTART:20261224T120000Z', 'DTEND:20261224T130000Z'],
    ), '2026-11-22');
    expect(read.dates).toEqual([
      { date: '2026-10-24', name: 'IndependenceDay', yearly: false },
      ...['2026-12-29', '2026-12-30', '2026-12-31'].map((date) => ({ date, name: 'Stocktaking, all of it', yearly: false })),
    ]);
    expect(read.unread).toEqual(['Lunch']);
  });

  it('keeps what comes each year, and writes out what moves', async () => {
    const read = await readCalendar(ics(
      ['UID:1', 'SUMMARY:Labour Day', 'DTSTART;VALUE=DATE:19700501', 'RRULE:FREQ=YEARLY'],
      ['UID:2', 'SUMMARY:Heroes', 'DTSTART;VALUE=DATE:20260706', 'RRULE:FREQ=YEARLY;BYMONTH=7;BYDAY=1MO'],
      ['UID:3', 'SUMMARY:Leap', 'DTSTART;VALUE=DATE:20000229', 'RRULE:FREQ=YEARLY'],
    ), '2026-11-22');
    expect(read.dates).toEqual([
      { date: '2026-05-01', name: 'Labour Day', yearly: true },
      ...['2026-07-06', '2027-07-05', '2028-07-03'].map((date) => ({ date, name: 'Heroes', yearly: false })),
      { date: '2024-02-29', name: 'Leap', yearly: true },
    ]);
  });

  it('adds only what is new and not over', () => {
    const day = (date: string, yearly = false) => ({ date, name: '', yearly });
    const { added, known, past } = sorted([day('2026-12-25'), day('2027-05-01'), day('2026-01-01'), day('2027-01-01'), day('2027-01-01'), day('2026-08-04', true)], [day('2025-05-01', true), day('2026-12-25')], '2026-11-22');
    expect([added, known, past].map((dates) => dates.map(({ date }) => date))).toEqual([['2026-08-04', '2027-01-01'], ['2026-12-25', '2027-05-01', '2027-01-01'], ['2026-01-01']]);
  });
});
