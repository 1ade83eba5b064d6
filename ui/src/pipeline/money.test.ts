import { describe, expect, it } from 'vitest';
import { amountOf, moneyText } from './money';

describe('money', () => {
  it('keeps every digit of what is large', () => {
    expect(moneyText({ amount: '9007199254740993.25', currency: 'USD' }, 'en')).toBe('$9,007,199,254,740,993.25');
  });

  it('is read with a point or a comma', () => {
    expect(amountOf('1 200,50')).toBe('1200.50');
    expect(amountOf('12')).toBe('12');
  });

  it('is nothing, or no amount', () => {
    expect(amountOf(' ')).toBeNull();
    for (const wrong of ['-1', 'ten', '1.23456', '1.2.3']) expect(amountOf(wrong)).toBeUndefined();
  });
});
