// One file for the frame and the inbox: whoever signs in needs both, and two steps to the server would be one too many.
import type { QueryClient } from '@tanstack/react-query';
import { asFilter, type InboxSearch } from '@/conversations/inboxSearch';
import { conversationsQuery } from '@/conversations/list/lists';

export { InboxScreen } from '@/conversations/InboxScreen';
export { AppLayout } from './AppLayout';

/** The list is asked for before anything is drawn: what else the frame wants to know would go before it. */
export function askForList(queries: QueryClient, search: InboxSearch): void {
  void queries.prefetchQuery(conversationsQuery(queries, asFilter(search)));
}
