import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '@/api/client';
import { readSandbox, type Sandbox } from '@/api/sandbox';

/** null means: the sandbox is switched off, or this teammate may not use it. */
export const sandboxQuery = queryOptions({
  queryKey: ['sandbox'],
  queryFn: async (): Promise<Sandbox | null> => {
    try {
      return await readSandbox();
    } catch (error) {
      if (error instanceof ApiError && (error.status === 404 || error.status === 403)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});
