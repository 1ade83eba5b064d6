import { describe, expect, it } from 'vitest';
import { endOfDay, groupOf } from './when';

const now = new Date(2026, 4, 12, 15, 30).getTime();
const at = (day: number, hour: number) => ({ dueAt: new Date(2026, 4, day, hour).toISOString() });

describe('a task', () => {
  it('is overdue from the minute it was due', () => {
    expect(groupOf(at(12, 15), now)).toBe('overdue');
    expect(groupOf(at(11, 23), now)).toBe('overdue');
  });
  it('is due today until the day ends here', () => {
    expect(groupOf(at(12, 16), now)).toBe('today');
    expect(groupOf(at(13, 0), now)).toBe('later');
    expect(endOfDay(now)).toEqual(new Date(2026, 4, 13));
  });
  it('is for later when nobody said when', () => {
    expect(groupOf({ dueAt: null }, now)).toBe('later');
  });
});
