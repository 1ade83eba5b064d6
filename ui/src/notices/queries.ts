import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { countUnseen, listDevices, listNotices, readMailRules, readPreferences, type NoticeKind } from '@/api/notices';

export const unseenQuery = queryOptions({ queryKey: ['notices', 'unseen'], queryFn: countUnseen });

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam, signal }) => listNotices(pageParam, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const preferencesQuery = queryOptions({ queryKey: ['notice-preferences'], queryFn: readPreferences, staleTime: 5 * 60_000 });
export const mailRulesQuery = queryOptions({ queryKey: ['notice-mail-rules'], queryFn: readMailRules, refetchInterval: 5 * 60_000 });
export const devicesQuery = queryOptions({ queryKey: ['notice-devices'], queryFn: listDevices });

/** Whether the teammate wants to hear of this in the console; yes while nobody can say. */
export async function wanted(queries: QueryClient, kind: NoticeKind): Promise<boolean> {
  const known = await queries.ensureQueryData(preferencesQuery).catch(() => null);
  return known?.kinds.find((choice) => choice.kind === kind)?.app ?? true;
}
