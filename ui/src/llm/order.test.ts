import { expect, it } from 'vitest';
import { moved } from './order';

const list = ['a', 'b', 'c'];

it('moves one place at a time', () => {
  expect(moved(list, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(list, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moved(list, 'c', -1)).toEqual(['a', 'c', 'b']);
});

it('stays as it is at the ends, and for what is not in it', () => {
  expect(moved(list, 'a', -1)).toBe(list);
  expect(moved(list, 'c', 1)).toBe(list);
  expect(moved(list, 'd', 1)).toBe(list);
});
