import { useCallback, useSyncExternalStore } from 'react';
import { createStore } from '@/design/store';
import type { Change } from './changes';

export interface Watcher {
  teammate: string;
  writing: boolean;
}

/** Whoever stays says so more often than this. */
const STAYS_MS = 45_000;
/** Who goes on writing says so more often than this. */
const WRITES_MS = 12_000;
const NOBODY: readonly Watcher[] = [];
const WORD = /^watched-(viewing|writing|left)-(.+)$/;

/** Which teammates have which thread open, as far as they have said lately. */
export function watchedNow(staysMs = STAYS_MS, writesMs = WRITES_MS) {
  const store = createStore<ReadonlyMap<string, readonly Watcher[]>>(new Map());
  const fading = new Map<string, ReturnType<typeof setTimeout>>();

  const put = (thread: string, teammate: string, next: Watcher | null) => {
    const before = store.get().get(thread) ?? NOBODY;
    const known = before.find((one) => one.teammate === teammate);
    if (known?.writing === next?.writing && !known === !next) return;
    const others = before.filter((one) => one.teammate !== teammate);
    const all = new Map(store.get());
    const after = next ? [...others, next].sort((a, b) => a.teammate.localeCompare(b.teammate)) : others;
    if (after.length > 0) all.set(thread, after);
    else all.delete(thread);
    store.set(all);
  };
  const said = (thread: string, teammate: string, doing: string) => {
    const name = `${thread} ${teammate}`;
    clearTimeout(fading.get(name));
    fading.delete(name);
    if (doing === 'left') {
      put(thread, teammate, null);
      return;
    }
    const writing = doing === 'writing';
    put(thread, teammate, { teammate, writing });
    fading.set(name, setTimeout(() => { said(thread, teammate, writing ? 'viewing' : 'left'); }, writing ? writesMs : staysMs));
  };
  return {
    subscribe: store.subscribe,
    of: (thread: string) => store.get().get(thread) ?? NOBODY,
    hear(changes: readonly Change[]) {
      for (const { conversationId, what } of changes) {
        if (!conversationId) continue;
        for (const word of what) {
          const [, doing, teammate] = WORD.exec(word) ?? [];
          if (doing && teammate) said(conversationId, teammate, doing);
        }
      }
    },
  };
}

export const watched = watchedNow();

/** The teammates who have this thread open, whoever reads this among them. */
export function useWatchers(conversationId: string): readonly Watcher[] {
  const of = useCallback(() => watched.of(conversationId), [conversationId]);
  return useSyncExternalStore(watched.subscribe, of);
}
