import { expect, it } from 'vitest';
import { styling } from './styling';

const shape = (text: string) => styling(text).map((part) => (part.styles.length > 0 ? `${part.styles.join('+')}:${part.text}` : part.text));

it('reads the marks customers write', () => {
  expect(shape('a *b c* d _e_ ~f~ `g` ```h *i*```')).toEqual(['a ', 'bold:b c', ' d ', 'italic:e', ' ', 'strike:f', ' ', 'code:g', ' ', 'code:h *i*']);
});

it('reads marks within marks', () => {
  expect(shape('*a _b_*')).toEqual(['bold:a ', 'bold+italic:b']);
});

it('leaves marks that are no marks', () => {
  for (const text of ['2*3*4', 'snake_case_name', '* a *', 'a *b', '5 * 3 = 15', '*a\nb*']) expect(shape(text)).toEqual([text]);
});
