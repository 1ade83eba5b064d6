import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listContacts, listNotes, listSuggestions, readTimeline } from '@/api/contacts';

export const contactsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', q],
    queryFn: ({ pageParam, signal }) => listContacts(q, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'timeline', id],
    queryFn: ({ pageParam, signal }) => readTimeline(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const suggestionsQuery = (id: string) => queryOptions({ queryKey: ['contacts', 'suggestions', id], queryFn: () => listSuggestions(id) });
export const notesQuery = (id: string) => queryOptions({ queryKey: ['contacts', 'notes', id], queryFn: () => listNotes(id) });
