import { describe, expect, it } from 'vitest';
import { amountOf, dollars } from './money';

describe('dollars', () => {
  it('have cents', () => {
    expect(dollars(0, 'en')).toBe('$0.00');
    expect(dollars(12.5, 'en')).toBe('$12.50');
    expect(dollars(1234.567, 'en')).toBe('$1,234.57');
  });

  it('below a cent are not nothing', () => {
    expect(dollars(0.000412, 'en')).toBe('$0.00041');
    expect(dollars(0.004, 'en')).toBe('$0.004');
  });
});

describe('an amount', () => {
  it('is written with a point or a comma', () => {
    expect(amountOf('2.5')).toBe(2.5);
    expect(amountOf(' 2,50 $')).toBe(2.5);
    expect(amountOf('.15')).toBe(0.15);
    expect(amountOf('40')).toBe(40);
  });

  it('may be left out', () => {
    expect(amountOf('  ')).toBeNull();
  });

  it('is not guessed at', () => {
    for (const text of ['ten', '-1', '1.2.3', '1e3', '.']) expect(amountOf(text)).toBeNaN();
  });
});
