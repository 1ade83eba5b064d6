import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { InboxSearch } from './inboxSearch';

const route = getRouteApi('/app/inbox');

/** What the list shows, and a way to change it that leaves the open conversation open. */
export function useInboxSearch(): [InboxSearch, (part: InboxSearch, replace?: boolean) => void] {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { conversationId } = useParams({ strict: false });
  const change = useCallback(
    (part: InboxSearch, replace = false) => {
      const next = { ...search, ...part };
      void (conversationId
        ? navigate({ to: '/inbox/$conversationId', params: { conversationId }, search: next, replace })
        : navigate({ to: '/inbox', search: next, replace }));
    },
    [navigate, conversationId, search],
  );
  return [search, change];
}
