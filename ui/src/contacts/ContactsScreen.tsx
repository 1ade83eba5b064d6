import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BellOff, Search, Star, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ContactLine } from '@/api/contacts';
import { KindIcon } from '@/channels/KindIcon';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { fieldLook } from '@/design/Field';
import { cx } from '@/design/cx';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, Failed } from '@/design/States';
import { fullTime, shortAgo } from '@/design/time';
import { useDebounced } from '@/design/useDebounced';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { contactsQuery } from './queries';

const route = getRouteApi('/app/contacts');

export function ContactsScreen() {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const wanted = useDebounced(typed.trim(), 250);
  useEffect(() => {
    if (wanted !== q) void navigate({ search: wanted === '' ? {} : { q: wanted }, replace: true });
  }, [wanted, q, navigate]);
  const people = useInfiniteQuery(contactsQuery(wanted));
  const now = useNow();
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('place.contacts')} lead={t('contacts.lead')}>
      <label className="relative mb-3 block max-w-md">
        <span className="sr-only">{t('contacts.search')}</span>
        <Search className="pointer-events-none absolute left-3 top-2.5 size-4 text-ink-3" aria-hidden="true" />
        <input type="search" value={typed} placeholder={t('contacts.searchHint')} onChange={(event) => { setTyped(event.target.value); }} className={cx(fieldLook, 'h-9 pl-9')} />
      </label>
      <Card className="overflow-clip">
        {people.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
        {people.isError && rows.length === 0 && <Failed error={people.error} retry={() => { void people.refetch(); }} />}
        {people.isSuccess && rows.length === 0 && (
          wanted === ''
            ? <Empty icon={<Users className="size-5" />} title={t('contacts.none')}>{t('contacts.noneLead')}</Empty>
            : <Empty icon={<Search className="size-5" />} title={t('contacts.noneFound')} action={<Button size="sm" onClick={() => { setTyped(''); }}>{t('contacts.clear')}</Button>}>{t('contacts.noneFoundLead')}</Empty>
        )}
        <ul data-testid="contacts">
          {rows.map((line) => <Row key={line.id} line={line} now={now} />)}
        </ul>
        {people.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={people.isFetchingNextPage} onClick={() => { void people.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
      </Card>
    </Page>
  );
}

function Row({ line, now }: { line: ContactLine; now: number }) {
  return (
    <li className="border-b border-line/60 last:border-0">
      <Link to="/contacts/$contactId" params={{ contactId: line.id }} className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover">
        <Avatar name={line.name} seed={line.id} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate text-sm font-medium">{line.name}</span>
            {line.vip && <Pill tone="wait" icon={<Star className="size-3" />}>{t('panel.vip')}</Pill>}
            {line.optedOutAt && <Pill tone="danger" icon={<BellOff className="size-3" />}>{t('panel.optedOut')}</Pill>}
          </span>
          <span className="tabular block truncate text-xs text-ink-3">
            {line.address === line.name ? '' : line.address}
            {line.contacts > 1 && <> · {t('contacts.mergedCount', { n: line.contacts })}</>}
          </span>
        </span>
        <span className="hidden shrink-0 gap-1.5 text-ink-3 sm:flex">{line.channels.map((kind) => <KindIcon key={kind} kind={kind} className="size-4" />)}</span>
        {line.lastMessageAt && <time dateTime={line.lastMessageAt} title={fullTime(line.lastMessageAt)} className="tabular w-12 shrink-0 text-right text-xs text-ink-3">{shortAgo(line.lastMessageAt, now)}</time>}
      </Link>
    </li>
  );
}
