import { call, get, post, remove, type Page } from './client';

export interface Webhook {
  id: string;
  name: string;
  url: string;
  types: string[];
  enabled: boolean;
  /** teammate, failing or gone; null while it is on. */
  offReason: string | null;
  offAt: string | null;
  failures: number;
  failingSince: string | null;
  pausedUntil: string | null;
  formerSecretUntil: string | null;
  createdAt: string;
}

export interface WebhookDraft {
  name: string;
  url: string;
  types: string[];
}

/** `secret` is in this answer and never again. */
export interface WithSecret {
  webhook: Webhook;
  secret: string;
}

export interface DeliveryLine {
  id: string;
  eventId: string;
  type: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  status: number | null;
  problem: string | null;
  tookMillis: number | null;
  createdAt: string;
  attemptedAt: string | null;
  nextAttemptAt: string | null;
}

export interface WholeDelivery {
  delivery: DeliveryLine;
  request: string | null;
  response: string | null;
}

const at = '/api/v1/webhooks';

export const listWebhooks = () => get<Page<Webhook>>(at);
export const createWebhook = (draft: WebhookDraft) => post<WithSecret>(at, draft);
export const changeWebhook = (id: string, change: Partial<WebhookDraft> & { enabled?: boolean }) => call<Webhook>('PATCH', `${at}/${id}`, { body: change });
export const deleteWebhook = (id: string) => remove(`${at}/${id}`);
export const rotateSecret = (id: string) => post<WithSecret>(`${at}/${id}/rotate`);
export const pingWebhook = (id: string) => post<WholeDelivery>(`${at}/${id}/test`);
export const listDeliveries = (id: string, state: string, cursor: string | null) => get<Page<DeliveryLine>>(`${at}/${id}/deliveries`, { state, cursor });
export const readDelivery = (id: string, delivery: string) => get<WholeDelivery>(`${at}/${id}/deliveries/${delivery}`);
export const replayDelivery = (id: string, delivery: string) => post<DeliveryLine>(`${at}/${id}/deliveries/${delivery}/replay`);
export const replayFailed = (id: string) => post<{ replayed: number }>(`${at}/${id}/replay`, {});
