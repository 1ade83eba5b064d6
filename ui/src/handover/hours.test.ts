import { expect, it } from 'vitest';
import type { Span } from '@/api/handover';
import { likeMonday, sentClose, shownClose, wrongWith } from './hours';

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
