import type { NewMessage } from './conversations';
import { call, get, post, put, remove } from './client';

/** Words that are written often; `shared` ones are everybody's. */
export interface CannedReply {
  id: string;
  shortcut: string;
  text: string;
  shared: boolean;
}

export const listCannedReplies = () => get<{ items: CannedReply[] }>('/api/v1/canned-replies');
export const createCannedReply = (reply: Omit<CannedReply, 'id'>) => post<CannedReply>('/api/v1/canned-replies', reply);
export const changeCannedReply = ({ id, ...reply }: CannedReply) => put<CannedReply>(`/api/v1/canned-replies/${encodeURIComponent(id)}`, reply);
export const deleteCannedReply = (id: string) => remove(`/api/v1/canned-replies/${encodeURIComponent(id)}`);
/** The text for one conversation, and the placeholders nobody could fill. */
export const fillCannedReply = (id: string, conversation: string) =>
  post<{ text: string; missing: string[] }>(`/api/v1/canned-replies/${encodeURIComponent(id)}/text`, { conversation });

export interface Begun {
  note: boolean;
  text: string;
  changedAt: string | null;
}

const at = (conversation: string) => `/api/v1/conversations/${encodeURIComponent(conversation)}`;

export const readBegun = (conversation: string) => get<Begun>(`${at(conversation)}/draft`);
/** @param leaving the page may be gone before the answer is there */
export const keepBegun = (conversation: string, body: { note: boolean; text: string }, leaving = false) => call<Begun>('PUT', `${at(conversation)}/draft`, { body, keepalive: leaving });

export interface Scheduled {
  id: string;
  text: string;
  files: number;
  sendAt: string;
  author: { id: string; name: string | null };
  /** the code of why it was not sent when its time had come */
  problem: string | null;
}

export const listScheduled = (conversation: string) => get<{ items: Scheduled[] }>(`${at(conversation)}/scheduled`);
export const schedule = (conversation: string, message: NewMessage, sendAt: string) => post<Scheduled>(`${at(conversation)}/scheduled`, { message, sendAt });
export const unschedule = (conversation: string, id: string) => remove(`${at(conversation)}/scheduled/${encodeURIComponent(id)}`);
