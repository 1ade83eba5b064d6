import { describe, expect, it } from 'vitest';
import { liveCursor, reconnectDelay } from './cursor';

describe('the live cursor', () => {
  it('resumes from the newest event with an id', () => {
    const cursor = liveCursor();
    expect(cursor.last()).toBeNull();
    cursor.advance('7');
    cursor.advance('a9');
    cursor.advance('');
    expect(cursor.last()).toBe('a9');
  });

  it('forgets a cursor the server no longer knows', () => {
    const cursor = liveCursor();
    cursor.advance('7');
    cursor.forget();
    expect(cursor.last()).toBeNull();
  });
});

describe('coming back', () => {
  it('waits longer with each failure, up to half a minute', () => {
    const waits = [0, 1, 2, 6, 50].map((attempt) => reconnectDelay(attempt, () => 1));
    expect(waits).toEqual([500, 1000, 2000, 30_000, 30_000]);
  });

  it('does not bring a whole office back at once', () => {
    expect(reconnectDelay(3, () => 0)).toBeLessThan(reconnectDelay(3, () => 1));
  });
});
