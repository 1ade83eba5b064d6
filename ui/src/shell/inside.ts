// One file for the frame and the inbox: whoever signs in needs both, and two steps to the server would be one too many.
import type { QueryClient } from '@tanstack/react-query';
import { asFilter, type InboxSearch } from '@/conversations/inboxSearch';
import { conversationsQuery } from '@/conversations/list/lists';
import { demoQuery } from '@/demo/queries';
import { idleAfter } from '@/design/idle';
import { firstStepsQuery } from '@/settings/steps';

export { InboxScreen } from '@/conversations/InboxScreen';
export { AppLayout } from './AppLayout';

/**
 * The list is asked for before anything is drawn, and so is what a new owner sees: what else the frame wants to know
 * would go before it. Opened from elsewhere the page has most of that already.
 */
export function askForInbox(queries: QueryClient, search: InboxSearch, maySetUp: boolean): void {
  const list = queries.prefetchQuery(conversationsQuery(queries, asFilter(search)));
  const first = maySetUp && !queries.getQueryData(firstStepsQuery.queryKey) ? [queries.prefetchQuery(firstStepsQuery), queries.prefetchQuery(demoQuery)] : [];
  idleAfter(Promise.all([list, ...first]));
}
