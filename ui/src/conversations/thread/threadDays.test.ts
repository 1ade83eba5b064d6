import { describe, expect, it } from 'vitest';
import { testMessage } from './testMessage';
import { threadDays } from './threadDays';

const shape = (messages: Parameters<typeof threadDays>[0]) =>
  threadDays(messages).flatMap((day) => ['day', ...day.groups.map((group) => group.messages.map((message) => message.id).join(''))]);

describe('a thread', () => {
  it('starts each day with a separator', () => {
    expect(shape([testMessage({ id: 'a' }), testMessage({ id: 'b', createdAt: '2026-03-11T10:00:00Z' })])).toEqual(['day', 'a', 'day', 'b']);
  });

  it('groups what one author wrote within five minutes', () => {
    expect(
      shape([
        testMessage({ id: 'a' }),
        testMessage({ id: 'b', createdAt: '2026-03-10T10:04:00Z' }),
        testMessage({ id: 'c', createdAt: '2026-03-10T10:09:30Z' }),
      ]),
    ).toEqual(['day', 'ab', 'c']);
  });

  it('keeps two teammates apart although both are ours', () => {
    const ours = { direction: 'outbound' as const };
    expect(
      shape([
        testMessage({ id: 'a', ...ours, author: { kind: 'teammate', id: '1' } }),
        testMessage({ id: 'b', ...ours, author: { kind: 'teammate', id: '2' } }),
        testMessage({ id: 'c', ...ours, author: { kind: 'bot' } }),
      ]),
    ).toEqual(['day', 'a', 'b', 'c']);
  });

  it('never groups a note with a reply of the same teammate', () => {
    const author = { kind: 'teammate' as const, id: '1' };
    expect(shape([testMessage({ id: 'a', direction: 'outbound', author }), testMessage({ id: 'b', direction: 'note', author })])).toEqual(['day', 'a', 'b']);
  });

  it('tells together what was done between two messages, and then begins a new run', () => {
    const did = (id: string, at: string) => ({ id, kind: 'labelled' as const, by: null, to: null, value: 'VIP', at });
    const days = threadDays(
      [testMessage({ id: 'a' }), testMessage({ id: 'b', createdAt: '2026-03-10T10:02:00Z' })],
      [did('x', '2026-03-10T10:01:00Z'), did('y', '2026-03-10T10:01:30Z'), did('z', '2026-03-11T09:00:00Z')],
    );
    expect(days.map((day) => day.groups.map((group) => group.activities?.map(({ id }) => id).join('') ?? group.messages.map(({ id }) => id).join('')))).toEqual([['a', 'xy', 'b'], ['z']]);
  });

  it('folds what was merged where that was done, before what is said of it', () => {
    const merged = { id: 'm', channelKind: 'testing', channelName: 'Mail', contact: { id: 'p', name: 'P', address: null }, messages: 3, by: 'Ann', at: '2026-03-10T10:02:00Z' };
    const line = { id: 'line', kind: 'took_in' as const, by: null, to: null, value: null, at: '2026-03-10T10:02:01Z' };
    const days = threadDays([testMessage({ id: 'a' }), testMessage({ id: 'b', createdAt: '2026-03-10T10:03:00Z' })], [line], [merged]);
    expect(days.flatMap((day) => day.groups.map((group) => group.merged?.id ?? group.activities?.[0]?.id ?? group.messages[0]?.id))).toEqual(['a', 'm', 'line', 'b']);
    expect(threadDays([testMessage({ id: 'a' })], [], [merged])[0]?.groups[1]?.merged).toBe(merged);
  });
});
