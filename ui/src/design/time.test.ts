import { describe, expect, it } from 'vitest';
import { dayLabel, shortAgo, span } from './time';

const now = Date.parse('2026-03-12T15:00:00Z');
const ago = (iso: string) => shortAgo(iso, now, 'en-GB');

describe('short times in lists', () => {
  it('grow coarser with age', () => {
    expect(ago('2026-03-12T14:59:30Z')).toBe('now');
    expect(ago('2026-03-12T14:55:00Z')).toBe('5m');
    expect(ago('2026-03-12T08:00:00Z')).toBe('7h');
    expect(ago('2026-03-11T08:00:00Z')).toBe('1d');
    expect(ago('2026-03-09T08:00:00Z')).toBe('Mon');
    expect(ago('2026-02-01T08:00:00Z')).toBe('1 Feb');
    expect(ago('2024-02-01T08:00:00Z')).toBe('1 Feb 2024');
  });

  it('say now for a clock that runs ahead', () => {
    expect(ago('2026-03-12T15:00:20Z')).toBe('now');
  });
});

describe('day separators', () => {
  it('name near days and date far ones', () => {
    expect(dayLabel('2026-03-12T00:10:00Z', now, 'en-GB')).toBe('Today');
    expect(dayLabel('2026-03-11T23:50:00Z', now, 'en-GB')).toBe('Yesterday');
    expect(dayLabel('2026-03-09T10:00:00Z', now, 'en-GB')).toBe('Monday');
    expect(dayLabel('2026-01-05T10:00:00Z', now, 'en-GB')).toMatch(/Monday,? 5 January/);
  });
});

describe('spans', () => {
  it('are said in the two largest units and never negative', () => {
    expect(span(-5)).toBe('< 1 min');
    expect(span(6 * 60_000)).toBe('6 min');
    expect(span(80 * 60_000)).toBe('1 h 20 min');
    expect(span(50 * 3_600_000)).toBe('2 d 2 h');
    expect(span(24 * 3_600_000)).toBe('1 d');
    expect(span(2 * 3_600_000)).toBe('2 h');
  });
});
