import { describe, expect, it } from 'vitest';
import { standing } from './standing';

describe('what was promised', () => {
  it('is ahead, then close, then missed', () => {
    const due = { target: 'first' as const, at: '2026-03-02T10:00:00Z', warnAt: '2026-03-02T09:45:00Z' };
    expect(['09:44', '09:45', '09:59', '10:00'].map((time) => standing(due, Date.parse(`2026-03-02T${time}:00Z`)))).toEqual(['ahead', 'close', 'close', 'missed']);
  });
});
