import { describe, expect, it } from 'vitest';
import { asMinutes, asSpan } from './spans';

describe('a span somebody writes', () => {
  it('is minutes, hours or days', () => {
    expect(['90', '30 min', '4h', '2 d', '1 j', ''].map(asMinutes)).toEqual([90, 30, 240, 2880, 1440, null]);
    expect(['soon', '-1', '1.5 h', '999 d'].map(asMinutes)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is shown as it would be written', () => {
    expect([15, 60, 90, 2880, 0].map(asSpan)).toEqual(['15 min', '1 h', '90 min', '2 d', '0 min']);
  });
});
