import type { Conversation, ConversationStatus, Message } from './conversations';
import type { AttributeValue, AttributeValues } from './customers';
import { get, post, put, remove, type Page } from './client';

export interface Identifier {
  kind: string;
  value: string;
  /** Which of the person's contacts it belongs to. */
  contactId: string;
  /** A provider vouches for it. */
  proven: boolean;
  formerSince: string | null;
  /** Channels on which they can be written to there. */
  channels: { id: string; kind: string; name: string }[];
}

export interface ContactThread {
  id: string;
  channelId: string;
  channelKind: string;
  channelName: string;
  contactId: string;
  status: ConversationStatus;
  lastMessageAt: string;
  /** it goes on in another */
  merged: boolean;
}

/** A contact that was merged into another of the person's. */
export interface MergedContact {
  contactId: string;
  name: string;
  into: string;
  at: string;
  /** null: a provider proved it */
  by: string | null;
}

export interface Contact {
  id: string;
  name: string;
  identifiers: Identifier[];
  optedOutAt: string | null;
  /** Their messages come before others'. */
  vip: boolean;
  createdAt: string;
  conversations: ContactThread[];
  merged: MergedContact[];
  /** What the organisation itself wants to know, by key. */
  attributes: AttributeValues;
}

/** With addresses in full, which is noted. */
export const revealContact = (id: string) => post<Contact>(`/api/v1/contacts/${id}/reveal`);

/** Whose a whole number or mail address is, which is noted. */
export const findContact = (address: string) => post<{ person: ContactLine | null }>('/api/v1/contacts/find', { address });

export interface ContactLine {
  id: string;
  name: string;
  address: string | null;
  vip: boolean;
  optedOutAt: string | null;
  contacts: number;
  channels: string[];
  lastMessageAt: string | null;
  createdAt: string;
}

export interface Suggestion {
  id: string;
  name: string;
  address: string | null;
  reasons: ('same-phone' | 'same-email' | 'similar')[];
}

export interface MergeSide {
  id: string;
  name: string;
  vip: boolean;
  optedOutAt: string | null;
  contacts: number;
  identifiers: Identifier[];
  conversations: ContactThread[];
}

export interface Merge {
  stays: MergeSide;
  comes: MergeSide;
  conflicts: { what: 'name'; stays: string; comes: string }[];
  sameChannels: string[];
  vip: boolean;
  optedOut: boolean;
  contact: Contact | null;
}

export interface Said {
  conversationId: string;
  message: Message;
}

export interface Continuation {
  channelId: string;
  kind: string;
  value: string;
  from?: string;
  message: { text?: string; template?: { name: string; language: string } };
}

const at = (id: string) => `/api/v1/contacts/${encodeURIComponent(id)}`;

export const listContacts = (q: string, cursor: string | null, signal?: AbortSignal) => get<Page<ContactLine>>('/api/v1/contacts', { q, cursor }, signal);
export const readContact = (id: string) => get<Contact>(at(id));
export const favourContact = (id: string, vip: boolean) => put<Contact>(`${at(id)}/vip`, { vip });
export const setContactAttributes = (id: string, values: Record<string, AttributeValue | null>) => put<Contact>(`${at(id)}/attributes`, values);
export const readTimeline = (id: string, cursor: string | null, signal?: AbortSignal) => get<Page<Said>>(`${at(id)}/timeline`, { cursor, limit: 30 }, signal);
export const listSuggestions = (id: string) => get<{ items: Suggestion[] }>(`${at(id)}/suggestions`);
export const dismissSuggestion = (id: string, other: string) => post<undefined>(`${at(id)}/suggestions/${encodeURIComponent(other)}/dismiss`);
export const previewMerge = (id: string, other: string) => post<Merge>(`${at(id)}/merge`, { with: other, preview: true });
export const mergeContacts = (id: string, other: string) => post<Merge>(`${at(id)}/merge`, { with: other });
export const unmergeContact = (id: string, contact: string) => post<{ stays: Contact; leaves: Contact }>(`${at(id)}/unmerge`, { contact });
export interface ContactNote {
  id: string;
  text: string;
  by: string;
  at: string;
}

export const listNotes = (id: string) => get<{ items: ContactNote[] }>(`${at(id)}/notes`);
export const writeNote = (id: string, text: string) => post<ContactNote>(`${at(id)}/notes`, { text });
export const removeNote = (id: string, note: string) => remove(`${at(id)}/notes/${encodeURIComponent(note)}`);
export const continueElsewhere = (id: string, wish: Continuation, key: string) => post<Conversation>(`${at(id)}/conversations`, wish, { 'Idempotency-Key': key });
