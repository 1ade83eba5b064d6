import { createStore, useStore } from '@/design/store';
import { en } from './en';
import type { screens } from './en/screens';

/** Every language has every key; a missing or a superfluous one does not compile. */
export type TextKey = keyof typeof en | keyof typeof screens;
export type Catalogue = Readonly<Record<TextKey, string>>;

/** What the server says in English, in another language: refusals by code, faults of a field by what is said of them, kinds of channels by kind and field. */
export interface Told {
  problems: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, string>>;
  kinds: Readonly<Record<string, string>>;
}

const asToldInEnglish: Told = { problems: {}, fields: {}, kinds: {} };

export const languages = {
  en: 'English',
  fr: 'Français',
} as const;

export type Language = keyof typeof languages;

const load: Record<Language, () => Promise<Pick<Spoken, 'catalogue' | 'told'>>> = {
  en: () => import('./en/screens').then((file) => ({ catalogue: { ...en, ...file.screens }, told: asToldInEnglish })),
  fr: () => import('./fr').then((file) => ({ catalogue: file.fr, told: file.told })),
};

interface Spoken {
  language: Language;
  catalogue: Catalogue;
  told: Told;
}

/** What is spoken now. The application is drawn anew when it changes, so that plain functions may ask. */
export const spoken = createStore<Spoken>({ language: 'en', catalogue: en as Catalogue, told: asToldInEnglish });

let english: Promise<void> | null = null;

/** Whatever is shown beside the inbox waits for this. The first visit in English has the inbox's own texts only. */
export function allTexts(): Promise<void> {
  if (spoken.get().language !== 'en') return Promise.resolve();
  english ??= load.en().then(
    (whole) => { if (spoken.get().language === 'en') spoken.set({ language: 'en', ...whole }); },
    (error: unknown) => {
      english = null;
      throw error;
    },
  );
  return english;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The first language of the browser that there is a catalogue for. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    if (base && base in languages) return base as Language;
  }
  return 'en';
}

/** Null: as the browser says. Keeps what is spoken when the catalogue cannot be fetched. */
export async function speak(chosen: string | null): Promise<void> {
  const language = preferred(chosen ? [chosen] : navigator.languages);
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  if (language === spoken.get().language) return;
  try {
    spoken.set({ language, ...(await load[language]()) });
  } catch {
    document.documentElement.lang = spoken.get().language;
  }
}

export function useLanguage(): Language {
  return useStore(spoken).language;
}

/** For Intl. In the browser's own variety of the language where there is one: dates in en-GB, numbers in fr-CH. */
export function locale(): string {
  const { language } = spoken.get();
  if (typeof navigator === 'undefined') return language;
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
