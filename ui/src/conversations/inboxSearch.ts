import type { StatusFilter, View } from '@/api/conversations';

/** What the inbox's address says: a filtered list can be bookmarked and shared. Defaults stay out of it. */
export interface InboxSearch {
  view?: View;
  status?: StatusFilter;
  channel?: string;
  priority?: 'high';
  order?: 'waiting';
  q?: string;
}

export function asInboxSearch(search: Record<string, unknown>): InboxSearch {
  return {
    view: search.view === 'mine' || search.view === 'unassigned' ? search.view : undefined,
    status: search.status === 'resolved' || search.status === 'all' ? search.status : undefined,
    channel: typeof search.channel === 'string' && search.channel ? search.channel : undefined,
    priority: search.priority === 'high' ? 'high' : undefined,
    order: search.order === 'waiting' ? 'waiting' : undefined,
    q: typeof search.q === 'string' && search.q ? search.q : undefined,
  };
}

export const asFilter = (search: InboxSearch) => ({
  view: search.view ?? 'all',
  status: search.status ?? 'open',
  channel: search.channel,
  priority: search.priority,
  order: search.order,
  q: search.q,
});
