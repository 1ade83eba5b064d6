import { get, post, type Page } from './client';

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

export const eraseContact = (id: string, name: string) => post<Erasure>(`/api/v1/contacts/${id}/erasure`, { name });
/** A ZIP file, made while it is being downloaded. */
export const copyUrl = (id: string) => `/api/v1/contacts/${id}/copy`;
export const listErasures = (cursor: string | null) => get<Page<Erasure>>('/api/v1/erasures', { cursor });
/** The answer is the receipt. */
export const receiptUrl = (id: string) => `/api/v1/erasures/${id}`;
