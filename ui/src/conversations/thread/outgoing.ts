import { problemText } from '@/texts';
import { ApiError } from '@/api/client';
import type { Attachment, Message, NewMessage } from '@/api/conversations';
import { createStore } from '@/design/store';

/** A message this browser is sending. It keeps its key for life: however often it is tried, the server takes it once. */
export interface Outgoing {
  key: string;
  conversationId: string;
  body: NewMessage;
  attachments: Attachment[];
  createdAt: string;
  state: 'sending' | 'failed';
  failure: { code: string; text: string; transient: boolean } | null;
}

export const outgoing = createStore<readonly Outgoing[]>([]);

type Send = (conversationId: string, body: NewMessage, key: string) => Promise<Message>;

function change(key: string, with_: (item: Outgoing) => Outgoing): void {
  outgoing.set(outgoing.get().map((item) => (item.key === key ? with_(item) : item)));
}

export function discardOutgoing(key: string): void {
  outgoing.set(outgoing.get().filter((item) => item.key !== key));
}

/** Sends, or sends again under the same key. Resolves to the stored message, or null when it failed and can be retried. */
export async function sendOutgoing(item: Outgoing, send: Send): Promise<Message | null> {
  const known = outgoing.get().some((other) => other.key === item.key);
  if (known) change(item.key, (was) => ({ ...was, state: 'sending', failure: null }));
  else outgoing.set([...outgoing.get(), { ...item, state: 'sending', failure: null }]);
  try {
    const message = await send(item.conversationId, item.body, item.key);
    discardOutgoing(item.key);
    return message;
  } catch (error) {
    const failure =
      error instanceof ApiError
        ? { code: error.code, text: problemText(error.code, error.message), transient: error.transient }
        : { code: 'console/unexpected', text: String(error), transient: true };
    change(item.key, (was) => ({ ...was, state: 'failed', failure }));
    return null;
  }
}

/** randomUUID exists only in secure contexts; an office may reach its server over plain http. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
