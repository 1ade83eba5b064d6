import { ApiError } from '@/api/client';
import { translateMessage, translateSeveral, type Translation } from '@/api/translation';
import { createStore } from '@/design/store';
import { problemText } from '@/texts';

export type Entry =
  | { state: 'busy' }
  /** it is in that language already, and nobody was asked */
  | { state: 'same' }
  | { state: 'made'; translation: Translation; asked: boolean }
  | { state: 'failed'; code: string; text: string };

/** The messages that were translated since this page was loaded, under {@link keyOf}. */
export const translations = createStore<Readonly<Record<string, Entry>>>({});
/** The conversations that are shown translated. */
export const shownTranslated = createStore<readonly string[]>([]);

/** A message that was changed is another one. */
export const keyOf = (message: { id: string; editedAt: string | null; perceived?: string | null }, language: string): string =>
  `${message.id} ${message.editedAt ?? ''} ${message.perceived ? 'heard' : ''} ${language}`;

/** What is asked for at once: few enough that the newest stand there soon. */
export const AT_ONCE = 8;

export function set(entries: Record<string, Entry>): void {
  translations.set({ ...translations.get(), ...entries });
}

const failed = (code: string, english: string): Entry => ({ state: 'failed', code, text: problemText(code, english) });

function failure(error: unknown): Entry {
  return error instanceof ApiError ? failed(error.code, error.message) : failed('console/unexpected', String(error));
}

/** By a hand: what is in that language already is said to be. */
export async function translateOne(id: string, key: string, language: string): Promise<void> {
  set({ [key]: { state: 'busy' } });
  try {
    set({ [key]: { state: 'made', translation: await translateMessage(id, language), asked: true } });
  } catch (error) {
    set({ [key]: failure(error) });
  }
}

/** @param keys of the messages, by their ids */
export async function translateMany(conversation: string, keys: ReadonlyMap<string, string>, language: string): Promise<void> {
  const every = (entry: Entry) => Object.fromEntries([...keys.values()].map((key) => [key, entry]));
  set(every({ state: 'busy' }));
  try {
    const page = await translateSeveral(conversation, [...keys.keys()], language);
    const told: Record<string, Entry> = every(failed('translation/unknown-message', ''));
    for (const translation of page.items) told[keys.get(translation.message) ?? ''] = { state: 'made', translation, asked: false };
    for (const message of page.same) told[keys.get(message) ?? ''] = { state: 'same' };
    for (const { message, code, detail } of page.failed) told[keys.get(message) ?? ''] = failed(code, detail);
    set(told);
  } catch (error) {
    set(every(failure(error)));
  }
}

export function showTranslated(conversation: string, on: boolean): void {
  const others = shownTranslated.get().filter((id) => id !== conversation);
  shownTranslated.set(on ? [...others, conversation] : others);
}
