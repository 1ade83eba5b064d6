import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { listTurns, turnsOfMessage, countConversations, readConversation, readHits, readMessages, type Message, type MessagePage, type StatusFilter } from '@/api/conversations';
import { listHandOvers } from '@/api/handover';
import { readContact } from '@/api/contacts';
import { mergeNewest, prepend, withReaction } from './thread/messagePages';

export const countsQuery = (status: StatusFilter) =>
  queryOptions({ queryKey: ['counts', status], queryFn: () => countConversations(status) });

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

/** Where the words of a search are in a thread. */
export const hitsQuery = (id: string, q: string) =>
  queryOptions({ queryKey: ['hits', id, q], queryFn: ({ signal }) => readHits(id, q, signal), staleTime: Infinity, gcTime: 60_000 });

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
