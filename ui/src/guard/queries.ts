import { queryOptions } from '@tanstack/react-query';
import { readGuard, readIntents } from '@/api/guard';

export const guardQuery = queryOptions({ queryKey: ['guard'], queryFn: readGuard });
export const intentsQuery = queryOptions({ queryKey: ['intents'], queryFn: readIntents });
