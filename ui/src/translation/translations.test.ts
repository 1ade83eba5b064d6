import { describe, expect, it } from 'vitest';
import { keyOf } from './translations';
import { languageName } from './words';

describe('translations', () => {
  it('asks again for a message that was changed, or heard meanwhile', () => {
    const message = { id: 'm', editedAt: null, perceived: null };
    const key = keyOf(message, 'en');
    expect(keyOf({ ...message, editedAt: '2026-01-01' }, 'en')).not.toBe(key);
    expect(keyOf({ ...message, perceived: 'hello' }, 'en')).not.toBe(key);
    expect(keyOf(message, 'fr')).not.toBe(key);
  });

  it('names languages, and leaves a code that is none', () => {
    expect(languageName('fr')).toBe('French');
    expect(languageName('bem')).toBe('Bemba');
    expect(languageName('not a code')).toBe('not a code');
  });
});
