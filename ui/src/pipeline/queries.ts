import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dealsOf, readBoard, readColumn, readDeal } from '@/api/deals';

/** All under one key: a deal that moves changes two columns and their sums. */
export const boardQuery = (owner: string | undefined) => queryOptions({ queryKey: ['deals', 'board', owner ?? ''], queryFn: () => readBoard(owner), placeholderData: keepPreviousData });
export const columnQuery = (stage: string, owner: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['deals', 'column', stage, owner ?? ''],
    queryFn: ({ pageParam }) => readColumn(stage, owner, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
export const dealQuery = (id: string) => queryOptions({ queryKey: ['deals', 'one', id], queryFn: () => readDeal(id) });
export const dealsOfQuery = (contact: string) => queryOptions({ queryKey: ['deals', 'of', contact], queryFn: () => dealsOf(contact) });
