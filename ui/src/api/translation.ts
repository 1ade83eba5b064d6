import { get, post } from './client';

export interface Outlook {
  /** whether a model is there and may be asked */
  ready: boolean;
  /** ISO 639; null while they have said too little */
  customerLanguage: string | null;
}

export interface Translation {
  message: string;
  language: string;
  /** in which language it was written; null when the model did not tell */
  said: string | null;
  text: string;
}

const at = (conversation: string) => `/api/v1/conversations/${encodeURIComponent(conversation)}`;

export const readOutlook = (conversation: string) => get<Outlook>(`${at(conversation)}/translation`);
export const translateMessage = (id: string, language: string) => post<Translation>(`/api/v1/messages/${encodeURIComponent(id)}/translation`, { language });
/** What is in that language already is named, and nobody is asked for it. */
export const translateSeveral = (conversation: string, messages: string[], language: string) =>
  post<{ items: Translation[]; same: string[]; failed: { message: string; code: string; detail: string }[] }>(`${at(conversation)}/translations`, { language, messages });
/** Into the customer's language. */
export const translateDraft = (conversation: string, text: string) =>
  post<{ language: string | null; said: string | null; text: string }>(`${at(conversation)}/draft-translation`, { text });
