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
});
