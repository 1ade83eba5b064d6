import { keepPreviousData, queryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { listAmong, listConversations, type Conversation, type ConversationFilter } from '@/api/conversations';
import { inTurn } from './inTurn';
import { append, follow, type Listed } from './listed';

/** A first page is small, so that it is there soon. */
const FIRST = 40;
const FURTHER = 100;
const MOST_AT_ONCE = 200;
/** What was read beyond is read anew when one comes there again. */
const MOST_ANEW = 5000;
/** The server answers for so many conversations at once. */
const MOST_AMONG = 100;
/** From here on, reading the list anew is less work. */
const MANY_CHANGES = 300;

const orderOf = (filter: ConversationFilter) => filter.order ?? 'recent';
const key = (filter: ConversationFilter) => ['conversations', 'list', filter] as const;
const name = (queryKey: QueryKey) => JSON.stringify(queryKey);

/** A list as far as it was read. */
export const conversationsQuery = (queries: QueryClient, filter: ConversationFilter) =>
  queryOptions({
    queryKey: key(filter),
    queryFn: ({ signal }) => inTurn(queries, name(key(filter)), () => anew(filter, queries.getQueryData<Listed>(key(filter))?.items.length ?? 0, signal)),
    placeholderData: keepPreviousData,
    // Rows that stay are the same objects already; comparing each with what stood in its place would take longer than drawing.
    structuralSharing: false,
  });

/** Everything again, as far as it was read before. */
async function anew(filter: ConversationFilter, known: number, signal: AbortSignal): Promise<Listed> {
  const wanted = Math.min(known, MOST_ANEW);
  let listed: Listed | undefined;
  do {
    const left = wanted - (listed?.items.length ?? 0);
    const page = await listConversations(filter, listed?.next ?? null, signal, Math.max(FIRST, Math.min(left, MOST_AT_ONCE)));
    listed = append(orderOf(filter), listed, page);
  } while (listed.next !== null && listed.items.length < wanted);
  return listed;
}

/** What follows the last row. */
export function readFurther(queries: QueryClient, filter: ConversationFilter): Promise<void> {
  return inTurn(queries, name(key(filter)), async () => {
    const next = queries.getQueryData<Listed>(key(filter))?.next;
    if (!next) return;
    const page = await listConversations(filter, next, undefined, FURTHER);
    queries.setQueryData<Listed>(key(filter), (listed) => listed && append(orderOf(filter), listed, page));
  });
}

/** Reads what changed, and only that, and puts it where it belongs now, in the list of this key. */
export function followIn(queries: QueryClient, queryKey: QueryKey, changed: readonly string[]): Promise<void> {
  const again = () => queries.invalidateQueries({ queryKey, exact: true });
  if (changed.length > MANY_CHANGES) return again();
  const filter = queryKey[2] as ConversationFilter;
  return inTurn(queries, name(queryKey), async () => {
    const found: Conversation[] = [];
    for (let from = 0; from < changed.length; from += MOST_AMONG) {
      found.push(...(await listAmong(filter, changed.slice(from, from + MOST_AMONG))).items);
    }
    queries.setQueryData<Listed>(queryKey, (listed) => listed && follow(orderOf(filter), listed, changed, found));
  }).catch(again);
}

/** The lists on the screen; those that are not are read anew when they are shown again. */
export function shownLists(queries: QueryClient): QueryKey[] {
  void queries.invalidateQueries({ queryKey: ['conversations', 'list'], type: 'inactive', refetchType: 'none' });
  return queries.getQueryCache().findAll({ queryKey: ['conversations', 'list'], type: 'active' }).map(({ queryKey }) => queryKey);
}

/** For whoever has just changed conversations and need not wait until the stream says so. */
export function followAll(queries: QueryClient, changed: readonly string[]): void {
  if (changed.length === 0) return;
  for (const queryKey of shownLists(queries)) void followIn(queries, queryKey, changed);
}

/** What a list already knows of a conversation, shown until it is read on its own. */
export function fromLists(queries: QueryClient, id: string): Conversation | undefined {
  for (const [, list] of queries.getQueriesData<Listed>({ queryKey: ['conversations', 'list'] })) {
    const found = list?.items.find((conversation) => conversation.id === id);
    if (found) return found;
  }
  return undefined;
}
