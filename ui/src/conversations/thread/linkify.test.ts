import { describe, expect, it } from 'vitest';
import { linkify, safeUrl } from './linkify';

const links = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const whole = (text: string) => linkify(text).map((part) => part.text).join('');

describe('links in text', () => {
  it('finds web and mail addresses', () => {
    expect(links('See https://insaka.test/a?b=1 or www.insaka.test, or write to info@insaka.test.')).toEqual([
      'https://insaka.test/a?b=1',
      'https://www.insaka.test/',
      'mailto:info@insaka.test',
    ]);
  });

  it('leaves the punctuation of the sentence outside', () => {
    expect(links('(see https://insaka.test/a).')).toEqual(['https://insaka.test/a']);
    expect(links('https://insaka.test/wiki/Bemba_(people)')).toEqual(['https://insaka.test/wiki/Bemba_(people)']);
  });

  it('never makes a link of a script or data address', () => {
    expect(links('javascript:alert(1) data:text/html,x vbscript:x')).toEqual([]);
  });

  it('loses no character of the text', () => {
    const text = 'a https://x.test/ä, b\nmail@x.test) c';
    expect(whole(text)).toBe(text);
  });
});

describe('an address from structured content', () => {
  it('is used only if it is http or https', () => {
    expect(safeUrl('https://insaka.test/x')).toBe('https://insaka.test/x');
    expect(safeUrl('javascript:alert(1)')).toBeNull();
    expect(safeUrl('not an address')).toBeNull();
  });
});
