import { describe, expect, it } from 'vitest';
import { countOf, folded, lines, pieces } from './diff';

describe('lines', () => {
  it('are the same, gone or new', () => {
    expect(lines('one\ntwo\nthree', 'one\n2\nthree\nfour')).toEqual([
      { kind: 'same', text: 'one' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: '2' },
      { kind: 'same', text: 'three' },
      { kind: 'added', text: 'four' },
    ]);
  });

  it('do not differ by the end of the last one', () => {
    expect(lines('one\n', 'one')).toEqual([{ kind: 'same', text: 'one' }]);
  });

  it('keep empty ones', () => {
    expect(lines('a\n\nb', 'a\n\nc').filter((row) => row.kind === 'same')).toHaveLength(2);
  });

  it('far from any change are counted', () => {
    const long = Array.from({ length: 20 }, (_, n) => `line ${String(n)}`);
    const shown = folded(lines(long.join('\n'), long.with(10, 'other').join('\n')));
    expect(shown[0]).toEqual({ kind: 'gap', lines: 7 });
    expect(shown.at(-1)).toEqual({ kind: 'gap', lines: 6 });
    expect(countOf(shown, 'added')).toBe(1);
    expect(countOf(shown, 'removed')).toBe(1);
  });
});

describe('words', () => {
  it('show on each side what only that side has', () => {
    expect(pieces('Open until five.', 'Open until six.', 'before').map((piece) => piece.text).join('')).toBe('Open until five.');
    expect(pieces('Open until five.', 'Open until six.', 'after').filter((piece) => piece.kind === 'added').map((piece) => piece.text)).toEqual(['six']);
  });
});
