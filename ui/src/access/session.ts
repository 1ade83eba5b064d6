import { queryOptions, useQuery } from '@tanstack/react-query';
import { readSession, type Me } from '@/api/access';
import { ApiError } from '@/api/client';
import type { Feature } from '@/api/organisation';

/** null means: known to be signed out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await readSession();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useMe is for screens behind the sign-in');
  return data;
}

export function useMay(permission: string): boolean {
  const { data } = useQuery(sessionQuery);
  return data?.permissions.includes(permission) ?? false;
}

/** Whether the organisation uses this part of the product. */
export function useHas(feature: Feature): boolean {
  const { data } = useQuery(sessionQuery);
  return !data?.without.includes(feature);
}
