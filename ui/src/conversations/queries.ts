import { infiniteQueryOptions, keepPreviousData, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { listTurns, turnsOfMessage, countConversations, listConversations, readConversation, readMessages, type Conversation, type ConversationFilter, type Message, type MessagePage, type StatusFilter } from '@/api/conversations';
import type { Page } from '@/api/client';
import { listHandOvers } from '@/api/handover';
import { readContact } from '@/api/contacts';
import { mergeNewest, prepend, withReaction } from './thread/messagePages';

export const conversationsQuery = (filter: ConversationFilter) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', filter],
    queryFn: ({ pageParam, signal }) => listConversations(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const countsQuery = (status: StatusFilter) =>
  queryOptions({ queryKey: ['counts', status], queryFn: () => countConversations(status) });

/** What a list already knows of a conversation, shown until it is read on its own. */
export function fromLists(queries: QueryClient, id: string): Conversation | undefined {
  for (const [, list] of queries.getQueriesData<InfiniteData<Page<Conversation>>>({ queryKey: ['conversations', 'list'] })) {
    for (const page of list?.pages ?? []) {
      const found = page.items.find((conversation) => conversation.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

export const conversationQuery = (id: string) =>
  queryOptions({ queryKey: ['conversation', id], queryFn: () => readConversation(id) });

/** The newest messages and whatever older ones were scrolled to; refreshing reads the newest page only. */
export const messagesQuery = (queries: QueryClient, id: string) =>
  queryOptions({
    queryKey: ['messages', id],
    queryFn: async ({ signal }): Promise<MessagePage> => {
      const fresh = await readMessages(id, 'end', signal);
      return mergeNewest(queries.getQueryData<MessagePage>(['messages', id]), fresh);
    },
  });

export async function loadOlder(queries: QueryClient, id: string, before: string): Promise<void> {
  const older = await readMessages(id, before);
  queries.setQueryData<MessagePage>(['messages', id], (page) => (page ? prepend(page, older, before) : page));
}

export function putMessage(queries: QueryClient, id: string, message: Message): void {
  queries.setQueryData<MessagePage>(['messages', id], (page) =>
    page && !page.items.some((known) => known.id === message.id) ? { ...page, items: [...page.items, message] } : page,
  );
}

/** Refreshing would only show it on the newest page. */
export function putReaction(queries: QueryClient, id: string, messageId: string, emoji: string | null): void {
  queries.setQueryData<MessagePage>(['messages', id], (page) => page && withReaction(page, messageId, emoji));
}

export const turnsQuery = (id: string) => queryOptions({ queryKey: ['turns', id], queryFn: () => listTurns(id) });
export const turnOfMessageQuery = (id: string, message: string) => queryOptions({ queryKey: ['turns', id, message], queryFn: () => turnsOfMessage(id, message) });
export const handOversQuery = (id: string) => queryOptions({ queryKey: ['hand-overs', id], queryFn: () => listHandOvers(id) });
export const contactQuery = (id: string) => queryOptions({ queryKey: ['contact', id], queryFn: () => readContact(id) });
