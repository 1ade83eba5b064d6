import { describe, expect, it } from 'vitest';
import { ar } from './ar';
import { en } from './en';
import { fr } from './fr';
import { sw } from './sw';
import { chooseLanguage } from './texts';

describe('the language', () => {
  it('is the first wanted one there is', () => {
    expect(chooseLanguage(['bem', 'sw-TZ', 'en']).locale).toBe('sw-TZ');
    expect(chooseLanguage(['bem']).locale).toBe('en');
    expect(chooseLanguage(['constructor']).locale).toBe('en');
  });

  it('goes from right to left where it does', () => {
    expect(chooseLanguage(['ar-EG']).dir).toBe('rtl');
    expect(chooseLanguage(['fr_CD']).dir).toBe('ltr');
    expect(chooseLanguage(['fr_CD']).time(0)).toMatch(/00/);
  });

  it('fills in names as they are', () => {
    expect(chooseLanguage(['en']).say('typing', { name: '{n} <b>' })).toBe('{n} <b> is typing…');
  });

  it('says everything in all of them, with the same blanks', () => {
    const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const texts of [fr, sw, ar]) {
      for (const key of Object.keys(en) as (keyof typeof en)[]) expect(blanks(texts[key]), key).toEqual(blanks(en[key]));
    }
  });
});
