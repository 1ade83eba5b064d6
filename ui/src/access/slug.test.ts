import { expect, it } from 'vitest';
import { slugOf, words } from './slug';

it('makes an address of a name', () => {
  expect(slugOf('Épargne & Crédit  Kitwe')).toBe('epargne-credit-kitwe');
  expect(slugOf('—')).toBe('');
  expect(slugOf(`${'a'.repeat(49)} b`)).toBe('a'.repeat(49));
});

it('takes domains as people write them', () => {
  expect(words('Example.org, @example.com\nexample.org')).toEqual(['example.org', 'example.com']);
});
