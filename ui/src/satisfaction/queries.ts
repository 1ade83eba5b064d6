import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listAnswers, readSatisfaction, type AnswerFilter } from '@/api/satisfaction';

export const satisfactionQuery = queryOptions({ queryKey: ['satisfaction'], queryFn: readSatisfaction });
export const answersQuery = (filter: AnswerFilter) =>
  infiniteQueryOptions({
    queryKey: ['answers', filter],
    queryFn: ({ pageParam, signal }) => listAnswers(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
