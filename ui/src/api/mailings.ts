import { call, get, post, remove, type Page } from './client';

export type MailingState = 'gathering' | 'ready' | 'scheduled' | 'running' | 'paused' | 'done' | 'cancelled';
export type Stage = 'pending' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'skipped' | 'cancelled';

export interface Mailing {
  id: string;
  name: string;
  channel: { id: string; name: string | null; kind: string | null };
  purpose: { key: string; name: string | null };
  state: MailingState;
  /** It stands still by itself; null when it does not. */
  why: string | null;
  perMinute: number;
  audience: { kind: 'chosen' | 'search' | 'segment' | 'everyone'; query: string | null };
  letter: { subject: string | null; text: string | null; template: string | null; wayOut: boolean };
  counts: Record<Stage | 'total', number>;
  /** How many get none, by reason. */
  skipped: Record<string, number>;
  twice: number;
  retriable: number;
  author: { id: string; name: string | null };
  createdAt: string;
  startAt: string | null;
  begunAt: string | null;
  endedAt: string | null;
}

export interface MailingDraft {
  name: string;
  channelId: string;
  purpose: string;
  audience: { contacts?: string[]; query?: string; segment?: string; everyone?: boolean };
  subject?: string;
  text?: string;
  template?: { name: string; language: string; components: unknown[] };
  wayOut: boolean;
  perMinute: number;
}

export interface Addressee {
  contactId: string;
  name: string | null;
  state: Stage;
  reason: string | null;
  problem: string | null;
  conversationId: string | null;
  changedAt: string;
}

const at = '/api/v1/mailings';

export const listMailings = (cursor: string | null) => get<Page<Mailing>>(at, { cursor });
export const readMailing = (id: string) => get<Mailing>(`${at}/${id}`);
export const composeMailing = (draft: MailingDraft, key: string) => post<Mailing>(at, draft, { 'Idempotency-Key': key });
export const startMailing = (id: string, addressees: number, when: string | null) => post<Mailing>(`${at}/${id}/start`, when === null ? { addressees } : { addressees, at: when });
export const turnMailing = (id: string, to: 'pause' | 'resume' | 'cancel') => post<Mailing>(`${at}/${id}/${to}`);
export const retryMailing = (id: string) => post<{ sent: number; mailing: Mailing }>(`${at}/${id}/retry`);
export const paceMailing = (id: string, perMinute: number) => call<Mailing>('PATCH', `${at}/${id}`, { body: { perMinute } });
export const discardMailing = (id: string) => remove(`${at}/${id}`);
export const listAddressees = (id: string, state: string, cursor: string | null) => get<Page<Addressee>>(`${at}/${id}/addressees`, { state, cursor });
