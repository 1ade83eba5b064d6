import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listAddressees, listMailings, readMailing, type Mailing } from '@/api/mailings';

const MOVING_MS = 2_000;

/** Whether a number of it may change without anybody doing anything. */
const moves = (mailing: Mailing): boolean =>
  mailing.state === 'gathering' || mailing.state === 'running' || mailing.counts.sending > 0;

const RECEIPTS_MS = 5_000;
/** Whoever has not had it by then hardly will while somebody looks. */
const RECEIPTS_FOR_MS = 60 * 60_000;

/** How often it is asked for; receipts come when everything has gone, too. */
function interval(mailing: Mailing, now = Date.now()): number | false {
  if (moves(mailing)) return MOVING_MS;
  const late = mailing.endedAt !== null && now - Date.parse(mailing.endedAt) < RECEIPTS_FOR_MS;
  return late && mailing.counts.sent + mailing.counts.delivered > 0 ? RECEIPTS_MS : false;
}

/** Letters and receipts are many: what they did is asked for now and then, and not told one by one. */
export const mailingsQuery = infiniteQueryOptions({
  queryKey: ['mailings', 'list'],
  queryFn: ({ pageParam }) => listMailings(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) => state.data?.pages.flatMap((page) => page.items).map((one) => interval(one)).find((wait) => wait !== false) ?? false,
});

export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailings', 'one', id],
    queryFn: () => readMailing(id),
    refetchInterval: ({ state }) => (state.data ? interval(state.data) : false),
  });

/** Asked for again when the mailing's numbers are others. */
export const addresseesQuery = (id: string, state: string) =>
  infiniteQueryOptions({
    queryKey: ['mailings', 'addressees', id, state],
    queryFn: ({ pageParam }) => listAddressees(id, state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
