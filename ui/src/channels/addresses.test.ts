import { describe, expect, it } from 'vitest';
import { linesOf, wrongLine } from './addresses';

describe('the addresses webhooks may come from', () => {
  it('are the lines that say something', () => {
    expect(linesOf(' 203.0.113.7 \n\n2001:db8::/32\n')).toEqual(['203.0.113.7', '2001:db8::/32']);
    expect(linesOf('  \n')).toEqual([]);
  });

  it('are found by their place when one is wrong', () => {
    expect(wrongLine([{ field: 'allowedAddresses[1]' }])).toBe(1);
    expect(wrongLine([{ field: 'name' }])).toBeNull();
  });
});
