import { expect, it } from 'vitest';
import { format } from './message';

it('counts as the language counts', () => {
  const english = '{n, plural, one {# message} other {# messages}}';
  expect(format(english, 'en', { n: 1 })).toBe('1 message');
  expect(format(english, 'en', { n: 1200 })).toBe('1,200 messages');
  const french = '{n, plural, one {# message reçu} other {# messages reçus}}';
  expect(format(french, 'fr', { n: 0 })).toBe('0 message reçu');
  const arabic = '{n, plural, zero {لا} one {و} two {اثنان} few {# قليل} many {# كثير} other {#}}';
  expect(format(arabic, 'ar-EG-u-nu-latn', { n: 2 })).toBe('اثنان');
  expect(format(arabic, 'ar-EG-u-nu-latn', { n: 11 })).toBe('11 كثير');
});

it('chooses and fills, and shows what it was not given', () => {
  expect(format('{who, select, bot {The bot} other {{name}}} took it', 'en', { who: 'teammate', name: 'Mary' })).toBe('Mary took it');
  expect(format('Hello {name}', 'en')).toBe('Hello {name}');
  expect(format('It’s {what}', 'en', { what: '{odd}' })).toBe('It’s {odd}');
});
