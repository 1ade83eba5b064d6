import { call, get, post, put, type Page } from './client';

export interface Erasure {
  id: string;
  contactId: string;
  state: 'erasing' | 'done';
  requestedBy: string;
  requestedAt: string;
  finishedAt: string | null;
  /** By who kept it: a table, or the first of those that belong together. */
  erased: { holder: string; rows: number; files: number }[];
  backups: string;
  checksum: string | null;
}

/** For how long messages are kept; days: null is for ever. */
export interface Retention {
  days: number | null;
  channels: {
    id: string;
    name: string;
    kind: string;
    own: boolean;
    days: number | null;
    last: { at: string; messages: number; files: number } | null;
  }[];
}

/** What a period would delete now. */
export interface RetentionPreview {
  before: string;
  messages: number;
  conversations: number;
  withFiles: number;
}

const periodOf = (channel: string | null) => (channel ? `/api/v1/retention/channels/${channel}` : '/api/v1/retention');

export const readRetention = () => get<Retention>('/api/v1/retention');
export const previewRetention = (days: number, channel: string | null) => get<RetentionPreview>('/api/v1/retention/preview', { days, channel });
export const saveRetention = (channel: string | null, days: number | null, confirmed: number) => put<Retention>(periodOf(channel), { days, confirmed });
export const shareRetention = (channel: string, confirmed: number) => call<Retention>('DELETE', `${periodOf(channel)}?confirmed=${String(confirmed)}`);

export const eraseContact = (id: string, name: string) => post<Erasure>(`/api/v1/contacts/${id}/erasure`, { name });
/** A ZIP file, made while it is being downloaded. */
export const copyUrl = (id: string) => `/api/v1/contacts/${id}/copy`;
export const listErasures = (cursor: string | null) => get<Page<Erasure>>('/api/v1/erasures', { cursor });
/** The answer is the receipt. */
export const receiptUrl = (id: string) => `/api/v1/erasures/${id}`;
