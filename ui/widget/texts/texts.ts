import { ar } from './ar';
import { en, type Texts } from './en';
import { fr } from './fr';
import { sw } from './sw';

const CATALOGUES: Record<string, Texts> = { en, fr, sw, ar };
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'sd', 'ug', 'yi', 'dv']);

export interface Language {
  locale: string;
  dir: 'ltr' | 'rtl';
  say(key: keyof Texts, values?: Record<string, string | number>): string;
  /** The hour of a message, and the day it was written on. */
  time(at: number): string;
  day(at: number, now: number): string;
}

/** The first wanted language there is a catalogue for; English otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const locale = wanted.find((one) => Object.hasOwn(CATALOGUES, base(one))) ?? 'en';
  const texts = CATALOGUES[base(locale)] ?? en;
  return {
    locale,
    dir: RIGHT_TO_LEFT.has(base(locale)) ? 'rtl' : 'ltr',
    say: (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
    time: (at) => format(at, locale, { hour: 'numeric', minute: '2-digit' }),
    day: (at, now) => {
      if (sameDay(at, now)) return texts.today;
      if (sameDay(at, now - 86_400_000)) return texts.yesterday;
      return format(at, locale, { weekday: 'long', day: 'numeric', month: 'long' });
    },
  };
}

const base = (locale: string) => locale.toLowerCase().split(/[-_]/)[0] ?? '';
const sameDay = (one: number, other: number) => new Date(one).toDateString() === new Date(other).toDateString();

function format(at: number, locale: string, parts: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(locale.replace('_', '-'), parts).format(at);
  } catch {
    return new Intl.DateTimeFormat('en', parts).format(at);
  }
}
