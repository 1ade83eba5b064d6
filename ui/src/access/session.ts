import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
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

/** Who is signed in, for everything within the frame: asked for once there, and not by each part of a page. */
export const Session = createContext<Me | null | undefined>(undefined);

export function useMe(): Me {
  const me = use(Session);
  if (!me) throw new Error('useMe is for screens behind the sign-in');
  return me;
}

export function useMay(permission: string): boolean {
  return use(Session)?.permissions.includes(permission) ?? false;
}

/** Whether the organisation uses this part of the product. */
export function useHas(feature: Feature): boolean {
  return !use(Session)?.without.includes(feature);
}
