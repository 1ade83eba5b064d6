import { locale } from '@/texts/language';

/** What a language is called in the one that is spoken here: `French`, `français`. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
