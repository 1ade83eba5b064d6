import { get, post, type Page } from './client';

export type IntakeState = 'received' | 'done' | 'ignored' | 'quarantined' | 'dead';

export interface IntakeItem {
  id: string;
  channelId: string;
  state: IntakeState;
  kind: 'message' | 'status' | 'other';
  type: string | null;
  providerId: string | null;
  receivedAt: string;
  processedAt: string | null;
  /** Finds what happened to it in the log, from the webhook to the delivery of the answer. */
  traceId: string;
  attempts: number;
  /** A done item either led to a reply or was only stored. */
  answered?: boolean;
  error: string | { code?: string; text?: string } | null;
}

export interface IntakeItemWithRaw extends IntakeItem {
  /** null for who may not see addresses */
  raw: string | null;
}

export interface Balance {
  received: number;
  answered: number;
  stored: number;
  waiting: number;
  ignored: number;
  quarantined: number;
  dead: number;
}

export const listIntake = (channel: string | undefined, state: IntakeState | undefined, cursor: string | null) =>
  get<Page<IntakeItem>>('/api/v1/intake', { channel, state, cursor, limit: 50 });
export const readIntakeItem = (id: string) => get<IntakeItemWithRaw>(`/api/v1/intake/${encodeURIComponent(id)}`);
export const replayIntakeItem = (id: string) => post<IntakeItem>(`/api/v1/intake/${encodeURIComponent(id)}/replay`);
export const readBalance = (channel?: string) => get<Balance>('/api/v1/intake/balance', { channel });
