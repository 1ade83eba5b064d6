import { describe, expect, it } from 'vitest';
import { asAnalyticsSearch, asked } from './analyticsSearch';
import { nice } from './scale';

describe('what a report is asked for', () => {
  it('comes from the address, without what it does not know', () => {
    expect(asAnalyticsSearch({ report: 'bot', span: 90, compare: 'neighbours', from: '2026-01-01', channel: 'x' })).toEqual({ report: 'bot', span: '90', from: '2026-01-01' });
  });

  it('is a span up to today, or days of one’s own', () => {
    const now = Date.parse('2026-03-31T12:00:00Z');
    expect(asked({}, now)).toEqual({});
    expect(asked({ span: '7', compare: 'year' }, now)).toEqual({ from: '2026-03-25', compare: 'year' });
    expect(asked({ span: 'own', from: '2026-01-01', to: '2026-01-31' }, now)).toEqual({ from: '2026-01-01', to: '2026-01-31' });
  });
});

describe('an axis', () => {
  it('ends at a round number', () => {
    expect([0, 1, 3, 7, 12, 260, 1001].map((most) => nice(most, 'count'))).toEqual([2, 2, 4, 8, 20, 400, 2000]);
    expect(nice(5000, 'duration')).toBe(7200);
    expect(nice(0.31, 'share')).toBe(1);
  });
});
