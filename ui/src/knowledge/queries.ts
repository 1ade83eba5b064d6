import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listSources, listUnanswered, vectors, type Source } from '@/api/knowledge';

/** How often a list is asked again while something in it is being read. */
const WORKING_MS = 1_500;

/** Customers go on asking while somebody looks at what they asked. */
const ASKING_MS = 5_000;

export const working = (source: Pick<Source, 'state'>) => source.state !== 'ready' && source.state !== 'failed';

export const sourcesQuery = infiniteQueryOptions({
  queryKey: ['sources'],
  queryFn: ({ pageParam }) => listSources(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some(working)) ? WORKING_MS : false),
});

/** Looked at again while vectors are made, and now and then otherwise: a model may have been set meanwhile. */
export const vectorsQuery = queryOptions({
  queryKey: ['vectors'],
  queryFn: vectors,
  refetchInterval: (query) => (query.state.data?.state === 'making' ? WORKING_MS : 30_000),
});

/** The first page is enough to say that somebody waits for an answer. */
export const waitingQuestions = queryOptions({ queryKey: ['unanswered', 'first'], queryFn: () => listUnanswered(null), refetchInterval: ASKING_MS });

export const unansweredQuery = infiniteQueryOptions({
  queryKey: ['unanswered', 'all'],
  queryFn: ({ pageParam }) => listUnanswered(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
  refetchInterval: ASKING_MS,
});
