import { get, post, put } from './client';

export type ConsentStanding = 'given' | 'withdrawn' | 'silent';

/** What the organisation writes to its customers for. */
export interface ConsentPurpose {
  key: string;
  name: string;
  /** whoever has said nothing agrees */
  assumed: boolean;
}

interface Stands {
  standing: ConsentStanding;
  /** they may be written to for it */
  allowed: boolean;
}

export interface PurposeStanding extends ConsentPurpose, Stands {
  /** where it is said for one kind of channel alone */
  channels: ({ kind: string } & Stands)[];
}

export interface ConsentLine {
  id: string;
  /** `*` for any message at all */
  purpose: string;
  name: string | null;
  channel: string | null;
  given: boolean;
  source: 'message' | 'provider' | 'link' | 'one-click' | 'teammate' | 'import' | 'earlier';
  at: string;
  by: string | null;
  messageId: string | null;
  note: string | null;
  wording: string | null;
  language: string | null;
  /** why a yes is believed although they had said no */
  reason: string | null;
}

export interface Consents {
  stoppedAt: string | null;
  purposes: PurposeStanding[];
  items: ConsentLine[];
  next: string | null;
}

export interface ConsentDraft {
  purpose: string;
  channel?: string;
  given: boolean;
  note: string;
  wording?: string;
  language?: string;
  reason?: string;
}

const at = (contact: string) => `/api/v1/contacts/${encodeURIComponent(contact)}/consents`;

export const readConsents = (contact: string, cursor: string | null) => get<Consents>(at(contact), { cursor });
export const recordConsent = (contact: string, draft: ConsentDraft) => post<Consents>(at(contact), draft);
export const listPurposes = () => get<{ items: ConsentPurpose[] }>('/api/v1/consent-purposes');
export const savePurposes = (items: ConsentPurpose[]) => put<{ items: ConsentPurpose[] }>('/api/v1/consent-purposes', { items });
