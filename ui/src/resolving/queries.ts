import { queryOptions } from '@tanstack/react-query';
import type { Attribute } from '@/api/customers';
import { missingOfMany, readResolving } from '@/api/resolving';
import type { MissingOf } from './filling';

export const resolvingQuery = queryOptions({ queryKey: ['resolving'], queryFn: readResolving });
export const missingQuery = (conversations: readonly string[]) =>
  queryOptions({
    queryKey: ['resolving', 'missing', conversations],
    queryFn: async () => {
      const all: MissingOf[] = [];
      const fields: Attribute[] = [];
      // As many as the server answers for at once.
      for (let from = 0; from < conversations.length; from += 100) {
        const part = await missingOfMany(conversations.slice(from, from + 100));
        all.push(...part.items);
        fields.push(...part.fields.filter(({ id }) => !fields.some((known) => known.id === id)));
      }
      return { all, fields };
    },
    staleTime: 0,
    gcTime: 0,
  });
