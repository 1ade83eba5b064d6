import { useSyncExternalStore } from 'react';
import { createStore } from '@/design/store';
import type { Change } from './changes';

/** Who goes on typing says so more often than this. */
const SHOWN_MS = 6_000;

/** The conversations whose customer is typing right now: each until they write, or have not been heard of for a while. */
export function typingNow(shownMs = SHOWN_MS) {
  const store = createStore<ReadonlySet<string>>(new Set());
  const fading = new Map<string, ReturnType<typeof setTimeout>>();

  const stopped = (id: string) => {
    clearTimeout(fading.get(id));
    fading.delete(id);
    if (store.get().has(id)) store.set(new Set([...store.get()].filter((one) => one !== id)));
  };
  const typed = (id: string) => {
    clearTimeout(fading.get(id));
    fading.set(id, setTimeout(() => { stopped(id); }, shownMs));
    if (!store.get().has(id)) store.set(new Set([...store.get(), id]));
  };
  return {
    subscribe: store.subscribe,
    has: (id: string) => store.get().has(id),
    hear(changes: readonly Change[]) {
      for (const { conversationId, what } of changes) {
        if (!conversationId) continue;
        if (what.includes('message')) stopped(conversationId);
        if (what.includes('typing')) typed(conversationId);
      }
    },
  };
}

export const typing = typingNow();

/** Whether the customer of this conversation is typing. Only its own conversation is drawn again. */
export function useTyping(conversationId: string): boolean {
  return useSyncExternalStore(typing.subscribe, () => typing.has(conversationId));
}
