import { expect, it } from 'vitest';
import { linesOf, refusedLines, wholeNumber } from './lines';

it('reads one on a line, each once', () => {
  expect(linesOf(' a \n\nb\na')).toEqual(['a', 'b']);
});

it('takes whole numbers within bounds', () => {
  expect(wholeNumber(' 20 ', 1, 1000)).toBe(20);
  expect([wholeNumber('', 1, 9), wholeNumber('1.5', 1, 9), wholeNumber('10', 1, 9), wholeNumber('x', 1, 9)]).toEqual([null, null, null, null]);
});

it('finds the lines that were refused', () => {
  expect(refusedLines('denied', [{ field: 'denied[1]' }, { field: 'allowed[0]' }, { field: 'denied[7]' }], ['a', 'b'])).toEqual(['b']);
});
