import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countCustomers, listCustomers, listSegments, readSegment, type Wanted } from '@/api/customers';

/** Under the key of the contacts: what makes their list stale makes this one stale. */
export const customersQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'found', wanted],
    queryFn: ({ pageParam, signal }) => listCustomers(wanted, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
export const countQuery = (wanted: Wanted) =>
  queryOptions({ queryKey: ['contacts', 'count', wanted], queryFn: ({ signal }) => countCustomers(wanted, signal), placeholderData: keepPreviousData });
export const segmentsQuery = queryOptions({ queryKey: ['segments'], queryFn: listSegments });
export const segmentQuery = (id: string) => queryOptions({ queryKey: ['segments', id], queryFn: () => readSegment(id) });
