import { expect, it } from 'vitest';
import { missing } from './balance';
import { errorLine, prettyRaw } from './errorLine';

const balance = { received: 10, answered: 3, stored: 4, waiting: 1, ignored: 1, quarantined: 1, dead: 0 };

it('balances when every received item is somewhere', () => {
  expect(missing(balance)).toBe(0);
});

it('says how many are missing or counted twice', () => {
  expect(missing({ ...balance, received: 12 })).toBe(2);
  expect(missing({ ...balance, received: 9 })).toBe(-1);
});

it('shows a raw item as JSON, or as it came', () => {
  expect(prettyRaw('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyRaw('{"a":')).toBe('{"a":');
});

it('reads an error in either form', () => {
  expect([errorLine('x'), errorLine({ code: '1', text: 'x' }), errorLine({}), errorLine(null)]).toEqual(['x', 'x (1)', null, null]);
});
