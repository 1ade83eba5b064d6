import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listErasures, readRetention } from '@/api/privacy';

const LOOK_AGAIN = 2000;

/** Looked at again while one goes on. */
export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures'],
  queryFn: ({ pageParam }) => listErasures(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((one) => one.state === 'erasing')) ? LOOK_AGAIN : false),
});

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: readRetention });
