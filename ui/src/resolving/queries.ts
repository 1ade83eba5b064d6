import { queryOptions } from '@tanstack/react-query';
import { missingToResolve, readResolving } from '@/api/resolving';

export const resolvingQuery = queryOptions({ queryKey: ['resolving'], queryFn: readResolving });
export const missingQuery = (conversation: string) =>
  queryOptions({ queryKey: ['resolving', 'missing', conversation], queryFn: () => missingToResolve(conversation), staleTime: 0 });
