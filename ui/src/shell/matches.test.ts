import { expect, it } from 'vitest';
import { matches } from './matches';

it('finds a command by the beginnings of its words', () => {
  expect(matches('Go to Dead letters', 'dead go')).toBe(true);
  expect(matches('Go to Dead letters', 'letters ')).toBe(true);
  expect(matches('Go to Inbox', 'box')).toBe(false);
  expect(matches('Go to Inbox', '')).toBe(true);
});
