import { get, post, remove, type Page } from './client';
import { upload, type Upload } from './media';

export type SourceState = 'queued' | 'extracting' | 'indexing' | 'ready' | 'failed';

/** A document, a website or a text that the bot answers from. */
export interface Source {
  id: string;
  kind: 'file' | 'web' | 'text';
  title: string;
  fileName: string | null;
  url: string | null;
  audience: 'public' | 'contact';
  contactId: string | null;
  language: string | null;
  state: SourceState;
  /** 0 to 100. */
  progress: number;
  /** Why it failed, in the server's words. */
  error: { code: string; text: string } | null;
  passages: number;
  createdAt: string;
  updatedAt: string;
}

/** Whether what there is to find is found by meaning too. */
export interface Vectors {
  state: 'none' | 'making' | 'ready';
  model: string | null;
  total: number;
  done: number;
  trouble: 'no-answer' | 'other-length' | null;
}

export interface Found {
  sourceId: string;
  kind: 'article' | 'document';
  title: string;
  text: string;
  score: number;
  confidence: number;
}

export interface Unanswered {
  id: string;
  question: string;
  language: string;
  times: number;
  conversationId: string | null;
  lastAskedAt: string;
}

const sources = '/api/v1/knowledge/sources';
const at = (id: string, what = '') => `${sources}/${encodeURIComponent(id)}${what}`;
const unanswered = '/api/v1/knowledge/unanswered';

export const vectors = () => get<Vectors>('/api/v1/knowledge/vectors');
export const listSources = (cursor: string | null) => get<Page<Source>>(sources, { limit: 50, cursor });
export const addAddress = (url: string) => post<Source>(sources, { url });
export const addText = (title: string, text: string) => post<Source>(sources, { title, text });
export const addFile = (file: File, progress: (share: number) => void): Upload<Source> => upload<Source>(sources, file, progress);
export const refreshSource = (id: string) => post<Source>(at(id, '/refresh'));
export const deleteSource = (id: string) => remove(at(id));
export const search = (query: string) => post<{ hits: Found[] }>('/api/v1/knowledge/search', { query });

export const listUnanswered = (cursor: string | null) => get<Page<Unanswered>>(unanswered, { limit: 50, cursor });
export const dismissUnanswered = (id: string) => post<undefined>(`${unanswered}/${encodeURIComponent(id)}/dismiss`);
