import { describe, expect, it } from 'vitest';
import type { Conversation, Order, Priority } from '@/api/conversations';
import { anchor } from './anchor';
import { append, follow, inOrder, placeOf, type Listed } from './listed';

const one = (id: string, at: string, more: Partial<Conversation> = {}) => ({ id, lastMessageAt: `2026-11-22T10:${at}Z`, priority: 'normal', waitingSince: null, due: null, ...more }) as Conversation;
const waits = (id: string, at: string, priority: Priority = 'normal') => one(id, '59:00', { priority, waitingSince: `2026-11-22T09:${at}Z` });
const read = (order: Order, items: Conversation[], next: string | null) => append(order, undefined, { items, next });
const ids = (listed: Listed) => listed.items.map(({ id }) => id).join(' ');

describe('a list that follows what changes', () => {
  const recent = read('recent', [one('a', '09:00'), one('b', '08:00'), one('c', '07:00')], 'more');

  it('puts a newcomer where it belongs', () => {
    expect(ids(follow('recent', recent, ['n'], [one('n', '10:00')]))).toBe('n a b c');
    expect(ids(follow('recent', recent, ['n'], [one('n', '08:30')]))).toBe('a n b c');
  });

  it('moves a row that was written to, and leaves the others as they are', () => {
    const after = follow('recent', recent, ['c'], [one('c', '11:00')]);
    expect(ids(after)).toBe('c a b');
    expect(after.items[1]).toBe(recent.items[0]);
  });

  it('lets go what the filter no longer shows', () => {
    expect(ids(follow('recent', recent, ['b', 'x'], []))).toBe('a c');
  });

  it('does not show what belongs behind the rows that were read', () => {
    expect(ids(follow('recent', recent, ['n'], [one('n', '06:00')]))).toBe('a b c');
    expect(ids(follow('recent', { ...recent, next: null, end: null }, ['n'], [one('n', '06:00')]))).toBe('a b c n');
  });

  it('keeps the end where reading stopped, although its row has moved away', () => {
    const moved = follow('recent', recent, ['c'], [one('c', '11:00')]);
    expect(ids(follow('recent', moved, ['n'], [one('n', '07:30')]))).toBe('c a b n');
  });

  it('shows a row once that moved up while the next rows were read', () => {
    const further = append('recent', follow('recent', recent, ['d'], [one('d', '12:00')]), { items: [one('d', '06:30'), one('e', '06:00')], next: null });
    expect(ids(further)).toBe('d a b c e');
    expect(further.end).toBeNull();
  });

  it('changes many at once in their order', () => {
    expect(ids(follow('recent', recent, ['a', 'n', 'm'], [one('m', '07:10'), one('n', '12:00')]))).toBe('n b m c');
  });
});

describe('the order of the server', () => {
  it('is told by nanoseconds, although zeros are left out', () => {
    const order = (early: string, late: string) => inOrder('recent', placeOf('recent', one('x', late)), placeOf('recent', one('y', early)));
    expect(order('08:00', '08:00.1')).toBeLessThan(0);
    expect(order('08:00.123', '08:00.123456')).toBeLessThan(0);
    expect(order('08:00.000001', '08:00.1')).toBeLessThan(0);
  });

  it('has the larger id first among the recent ones, and last among those who wait', () => {
    expect(ids(follow('recent', read('recent', [one('c', '08:00'), one('a', '08:00')], null), ['b'], [one('b', '08:00')]))).toBe('c b a');
    expect(ids(follow('waiting', read('waiting', [waits('a', '08:00'), waits('c', '08:00')], null), ['b'], [waits('b', '08:00')]))).toBe('a b c');
  });

  it('has the urgent ones first, and of those who waits longest', () => {
    const waiting = read('waiting', [waits('a', '10:00', 'high'), waits('b', '05:00'), waits('c', '06:00', 'low')], null);
    expect(ids(follow('waiting', waiting, ['n'], [waits('n', '20:00', 'high')]))).toBe('a n b c');
    expect(ids(follow('waiting', waiting, ['n'], [waits('n', '04:00')]))).toBe('a n b c');
    expect(ids(follow('waiting', waiting, ['n'], [waits('n', '04:00', 'low')]))).toBe('a b n c');
  });

  it('has what is due first', () => {
    const due = (id: string, at: string) => one(id, '01:00', { due: { target: 'first', at: `2026-11-22T12:${at}Z`, warnAt: '' } });
    expect(ids(follow('target', read('target', [due('a', '01:00'), due('b', '03:00')], null), ['n'], [due('n', '02:00')]))).toBe('a n b');
  });
});

describe('the row that stays where it is', () => {
  const held = [{ id: 'b', index: 1, below: -20 }, { id: 'c', index: 2, below: 60 }, { id: 'd', index: 3, below: 140 }];
  const now = (...all: string[]) => new Map(all.map((id, index) => [id, index]));

  it('is the uppermost one when something arrives above', () => {
    expect(anchor(held, now('n', 'a', 'b', 'c', 'd'))?.id).toBe('b');
  });

  it('is not one that went to another place', () => {
    expect(anchor(held, now('b', 'a', 'c', 'd'))?.id).toBe('c');
  });

  it('is one that is left', () => {
    expect(anchor(held, now('a', 'd'))?.id).toBe('d');
    expect(anchor(held, now('x'))).toBeNull();
  });
});
