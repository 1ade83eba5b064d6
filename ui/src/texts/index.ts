import { locale, spoken, type TextKey } from './language';
import { format, type Values } from './message';

export type { TextKey } from './language';

/** The text in the language that is spoken now: ask while rendering, never while a file is loaded. */
export function t(key: TextKey, values?: Values): string {
  const { language, catalogue } = spoken.get();
  // Words that are still on their way are no reason to fall.
  return format((catalogue as Partial<typeof catalogue>)[key] ?? '', language, values);
}

/** A whole or broken number as people write it. */
export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** A refusal in the language that is spoken; the server's own words where there are none for its code. */
export function problemText(code: string, english: string): string {
  const { problems } = spoken.get().told;
  return Object.hasOwn(problems, code) ? (problems[code] ?? english) : english;
}

/** What is wrong with a field, likewise; numbers keep their place. */
export function fieldText(english: string): string {
  const { fields } = spoken.get().told;
  const key = english.replaceAll(/\d+/g, '#');
  if (!Object.hasOwn(fields, key)) return english;
  const numbers = english.match(/\d+/g) ?? [];
  return (fields[key] ?? english).replaceAll('#', () => numbers.shift() ?? '');
}

/** One text of a kind of channel, such as `whatsapp.appSecret.help`; the server's own words where there are no others. */
export function kindText(key: string, english: string): string {
  const { kinds } = spoken.get().told;
  return Object.hasOwn(kinds, key) ? (kinds[key] ?? english) : english;
}

/** Codes come from the server, which may know more of them than this catalogue. */
export function isText(key: string): key is TextKey {
  return Object.hasOwn(spoken.get().catalogue, key);
}
