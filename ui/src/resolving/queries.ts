import { queryOptions } from '@tanstack/react-query';
import { missingOfMany, readResolving } from '@/api/resolving';
import type { MissingOf } from './filling';

export const resolvingQuery = queryOptions({ queryKey: ['resolving'], queryFn: readResolving });
export const missingQuery = (conversations: readonly string[]) =>
  queryOptions({
    queryKey: ['resolving', 'missing', conversations],
    queryFn: async () => {
      const all: MissingOf[] = [];
      // As many as the server answers for at once.
      for (let from = 0; from < conversations.length; from += 100) all.push(...(await missingOfMany(conversations.slice(from, from + 100))).items);
      return all;
    },
    staleTime: 0,
    gcTime: 0,
  });
