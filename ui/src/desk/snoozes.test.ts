import { describe, expect, it } from 'vitest';
import { snoozes, typedSnooze } from './snoozes';

const names = (now: Date) => snoozes(now).map((snooze) => snooze.name);

describe('natural times to come back', () => {
  it('are all there on a morning in the week', () => {
    const wednesday = new Date(2026, 10, 18, 10, 0);
    expect(names(wednesday)).toEqual(['hour', 'later', 'evening', 'tomorrow', 'monday', 'week']);
    expect(snoozes(wednesday).find(({ name }) => name === 'monday')?.at).toEqual(new Date(2026, 10, 23, 9));
  });

  it('leave out what is over, and what is the same twice', () => {
    expect(names(new Date(2026, 10, 22, 22, 30))).toEqual(['hour', 'tomorrow', 'week']);
    expect(snoozes(new Date(2026, 10, 23, 8, 0)).find(({ name }) => name === 'monday')?.at).toEqual(new Date(2026, 10, 30, 9));
  });

  it('can be typed', () => {
    const now = new Date(2026, 10, 18, 10, 0);
    expect(typedSnooze('2h', now)).toEqual(new Date(2026, 10, 18, 12, 0));
    expect(typedSnooze('3 days', now)).toEqual(new Date(2026, 10, 21, 9, 0));
    expect(typedSnooze('1 sem', now)).toEqual(new Date(2026, 10, 25, 9, 0));
    expect(typedSnooze('soon', now)).toBeNull();
    expect(typedSnooze('0 h', now)).toBeNull();
  });
});
