import { describe, expect, it } from 'vitest';
import { fileSize } from './fileSize';
import { orderTotal, price } from './prices';

const item = (quantity: number, itemPrice: number | null, currency = 'ZMW') => ({ productRetailerId: 'a', quantity, itemPrice, currency });

describe('an order', () => {
  it('is added up in its one currency', () => {
    expect(orderTotal([item(2, 250), item(3, 100)])).toContain('800');
  });

  it('has no total when a price is missing or currencies differ', () => {
    expect(orderTotal([item(2, 250), item(1, null)])).toBeNull();
    expect(orderTotal([item(2, 250), item(1, 5, 'USD')])).toBeNull();
    expect(orderTotal([])).toBeNull();
  });

  it('shows an unknown currency as it came', () => {
    expect(price(5, 'points')).toBe('5 points');
  });
});

describe('a file size', () => {
  it('is said in the unit a person would use', () => {
    expect([fileSize(999), fileSize(1500), fileSize(182_400), fileSize(2_400_000), fileSize(null)]).toEqual(['999 B', '1.5 kB', '182 kB', '2.4 MB', '']);
  });
});
