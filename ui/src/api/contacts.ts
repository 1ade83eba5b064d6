import type { ConversationStatus } from './conversations';
import { get, put } from './client';

export interface Contact {
  id: string;
  name: string | null;
  identifiers: { kind: string; value: string }[];
  optedOutAt: string | null;
  /** Their messages come before others'. */
  vip: boolean;
  createdAt: string;
  conversations: { id: string; channelId: string; channelName: string; status: ConversationStatus; lastMessageAt: string }[];
}

export const readContact = (id: string) => get<Contact>(`/api/v1/contacts/${encodeURIComponent(id)}`);
export const favourContact = (id: string, vip: boolean) => put<Contact>(`/api/v1/contacts/${encodeURIComponent(id)}/vip`, { vip });
