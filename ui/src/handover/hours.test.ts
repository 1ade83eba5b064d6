import { expect, it } from 'vitest';
import type { Span } from '@/api/handover';
import { likeMonday, sentClose, shownClose, withDate, wrongWith } from './hours';

const span = (opens: string, closes: string, day: Span['day'] = 'monday'): Span => ({ day, opens, closes });

it('says what is wrong with a day', () => {
  expect(wrongWith([])).toBeNull();
  expect(wrongWith([span('08:00', '12:00'), span('13:00', '24:00')])).toBeNull();
  expect(wrongWith([span('12:00', '08:00')])).toBe('order');
  expect(wrongWith([span('13:00', '17:00'), span('08:00', '13:30')])).toBe('overlap');
  expect(wrongWith([span('', '13:30')])).toBe('missing');
});

it('copies Monday to the weekdays and leaves the weekend', () => {
  const week = likeMonday([span('08:00', '17:00'), span('09:00', '10:00', 'tuesday'), span('10:00', '12:00', 'saturday')]);
  expect(week.map(({ day, opens }) => `${day} ${opens}`)).toEqual(['monday 08:00', 'saturday 10:00', 'tuesday 08:00', 'wednesday 08:00', 'thursday 08:00', 'friday 08:00']);
});

it('ends a day at midnight', () => {
  expect(sentClose('00:00')).toBe('24:00');
  expect(shownClose('24:00')).toBe('00:00');
  expect(shownClose(sentClose('17:30'))).toBe('17:30');
});

it('keeps each closed date once, in order', () => {
  const date = (day: string, name: string) => ({ date: day, name, yearly: false });
  const dates = withDate([date('2026-12-25', '')], date('2026-10-24', 'Independence Day'));
  expect(dates.map((each) => each.date)).toEqual(['2026-10-24', '2026-12-25']);
  expect(withDate(dates, date('2026-12-25', 'Christmas')).map((each) => each.name)).toEqual(['Independence Day', 'Christmas']);
});
