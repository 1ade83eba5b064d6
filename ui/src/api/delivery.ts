import { get, post, type Page } from './client';

export interface DeadLetter {
  id: string;
  conversationId: string;
  channelId: string;
  contactName: string | null;
  type: string;
  text: string | null;
  attempts: number;
  error: { code: string | null; text: string | null } | null;
  failedAt: string;
}

export const listDeadLetters = (channel: string | undefined, cursor: string | null) =>
  get<Page<DeadLetter>>('/api/v1/dead-letters', { channel, cursor, limit: 50 });
export const resendDeadLetter = (id: string) => post<unknown>(`/api/v1/dead-letters/${encodeURIComponent(id)}/resend`);
export const discardDeadLetter = (id: string) => post<undefined>(`/api/v1/dead-letters/${encodeURIComponent(id)}/discard`);
