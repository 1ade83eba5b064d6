import type { Wording } from '@/api/satisfaction';

export const fresh: Wording = { language: '', question: '', scale: ['', '', '', '', ''], button: '', comment: '', thanks: '' };

export const isLanguage = (code: string) => /^[a-z]{2,3}$/.test(code);

/** Whether the server would take them: every word is there, none twice, and each language once. */
export function complete(wordings: readonly Wording[]): boolean {
  const languages = new Set(wordings.map(({ language }) => language));
  return languages.size === wordings.length && wordings.every(whole);
}

function whole({ language, question, scale, button, comment, thanks }: Wording): boolean {
  const called = new Set(scale.map((word) => word.trim()));
  return isLanguage(language) && called.size === scale.length && [question, button, comment, thanks, ...scale].every((words) => words.trim() !== '');
}

/** What a language is called in that of whoever reads it; its code where nobody knows. */
export function languageName(code: string, reader: string): string {
  if (!isLanguage(code)) return code;
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
