import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listPurposes, readConsents } from '@/api/consents';

/** Under the key of customers: what they say makes it stale as it does their profile. */
export const consentsQuery = (contact: string) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'consents', contact],
    queryFn: ({ pageParam }) => readConsents(contact, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const purposesQuery = queryOptions({ queryKey: ['consent-purposes'], queryFn: listPurposes });
