import { describe, expect, it } from 'vitest';
import { purposeKey } from './purposeKey';

describe('the key of a purpose', () => {
  it('is its name in plain letters', () => {
    expect(purposeKey('Événements & fêtes', [])).toBe('evenements-fetes');
  });

  it('is none that another has', () => {
    expect(purposeKey('News', ['news', 'news-2'])).toBe('news-3');
  });

  it('is there for a name without letters we know', () => {
    expect(purposeKey('新聞 7', [])).toBe('purpose');
  });
});
