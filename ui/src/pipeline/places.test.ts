import { describe, expect, it } from 'vitest';
import type { Deal } from '@/api/deals';
import { behindDropped, behindWhen } from './places';

const items = ['a', 'b', 'c'].map((id) => ({ id }) as Deal);

describe('where a deal goes', () => {
  it('is one place up or down', () => {
    expect(behindWhen(items, 'b', -1)).toBeNull();
    expect(behindWhen(items, 'c', -1)).toBe('a');
    expect(behindWhen(items, 'a', 1)).toBe('b');
    expect(behindWhen(items, 'a', -1)).toBeUndefined();
    expect(behindWhen(items, 'c', 1)).toBeUndefined();
  });

  it('is before or behind the one it is dropped on', () => {
    expect(behindDropped(items, 'a', true, 'c')).toBeNull();
    expect(behindDropped(items, 'b', true, 'a')).toBeNull();
    expect(behindDropped(items, 'b', false, 'a')).toBe('b');
    expect(behindDropped(items, 'c', true, 'x')).toBe('b');
    expect(behindDropped(items, 'b', true, 'b')).toBeUndefined();
  });
});
