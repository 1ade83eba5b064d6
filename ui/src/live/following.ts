import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { followIn, shownLists } from '@/conversations/list/lists';
import type { Change } from './changes';
import { refresher } from './refresher';

/** What a list of conversations shows or sorts by. */
const shown = new Set(['message', 'status', 'holder', 'conversation', 'contact', 'labels', 'attributes', 'mention', 'dead-letter']);

/** The conversations whose rows a batch of changes touches, each once. */
export function touched(changes: readonly Change[]): string[] {
  const ids = changes.flatMap(({ conversationId, what }) => (conversationId && what.some((thing) => shown.has(thing)) ? [conversationId] : []));
  return [...new Set(ids)];
}

/** Keeps the lists of conversations as they should be, by reading what changed; never a whole list for one change. */
export function following(queries: QueryClient) {
  const waiting = new Map<string, Set<string>>();
  const refresh = refresher((queryKey) => {
    const name = JSON.stringify(queryKey);
    const ids = [...waiting.get(name) ?? []];
    waiting.delete(name);
    return ids.length === 0 ? Promise.resolve() : followIn(queries, queryKey, ids);
  });
  return function hear(changes: readonly Change[]): void {
    const ids = touched(changes);
    if (ids.length === 0) return;
    for (const queryKey of shownLists(queries) as QueryKey[]) {
      const name = JSON.stringify(queryKey);
      const set = waiting.get(name) ?? new Set<string>();
      for (const id of ids) set.add(id);
      waiting.set(name, set);
      refresh(queryKey);
    }
  };
}
