import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { dealsOf, readBoard, readColumn, readDeal, type Whose } from '@/api/deals';

/** All under one key: a deal that moves changes two columns and their sums. */
export const boardQuery = (whose: Whose) => queryOptions({ queryKey: ['deals', 'board', whose.owner ?? '', whose.company ?? ''], queryFn: () => readBoard(whose), placeholderData: keepPreviousData });
export const columnQuery = (stage: string, whose: Whose) =>
  infiniteQueryOptions({
    queryKey: ['deals', 'column', stage, whose.owner ?? '', whose.company ?? ''],
    queryFn: ({ pageParam }) => readColumn(stage, whose, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
export const dealQuery = (id: string) => queryOptions({ queryKey: ['deals', 'one', id], queryFn: () => readDeal(id) });
export const dealsOfQuery = (contact: string) => queryOptions({ queryKey: ['deals', 'of', contact], queryFn: () => dealsOf(contact) });
