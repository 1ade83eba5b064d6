import { describe, expect, it } from 'vitest';
import { complete, fresh, languageName } from './wordings';

const english = { language: 'en', question: 'How?', scale: ['1', '2', '3', '4', '5'], button: 'Say', comment: 'Why?', thanks: 'Bye' };

describe('wordings', () => {
  it('are complete when every word is there', () => {
    expect(complete([english, { ...english, language: 'fr' }])).toBe(true);
    expect(complete([fresh])).toBe(false);
    expect(complete([{ ...english, thanks: ' ' }])).toBe(false);
  });

  it('say nothing twice', () => {
    expect(complete([english, english])).toBe(false);
    expect(complete([{ ...english, scale: ['1', '2', '3', '4', '4 '] }])).toBe(false);
  });

  it('are named in the language of the reader', () => {
    expect(languageName('sw', 'en')).toBe('Swahili');
    expect(languageName('', 'en')).toBe('');
  });
});
