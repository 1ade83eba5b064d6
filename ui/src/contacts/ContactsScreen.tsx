import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { BellOff, Building2, FileUp, ListFilter, Search, Star, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMay } from '@/access/session';
import type { ContactLine } from '@/api/contacts';
import type { Group, Segment, Wanted } from '@/api/customers';
import { exportCustomers } from '@/api/imports';
import { KindIcon } from '@/channels/KindIcon';
import { SetCompany } from '@/companies/SetCompany';
import { asGroup, complete, freshCheck, parseFilter } from '@/customers/conditions';
import { ExportButton } from '@/design/ExportButton';
import { FilterCard } from '@/customers/FilterCard';
import { ImportSheet } from '@/customers/ImportSheet';
import { customersQuery, segmentsQuery } from '@/customers/queries';
import { SegmentList } from '@/customers/SegmentList';
import { DemoMark, onlyDemo } from '@/demo/DemoMark';
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
import { FindWhole } from './FindWhole';
import { contactsQuery } from './queries';

const route = getRouteApi('/app/contacts');

/** Everybody, whoever a search finds, or whoever fits conditions: those of a segment, or of a filter that is being tried. */
export function ContactsScreen() {
  const { q = '', segment, filter } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const searched = useDebounced(typed.trim(), 250);
  const maySetUp = useMay('organisation:manage');
  const [importing, setImporting] = useState(false);
  const segments = useQuery(segmentsQuery);
  const chosen = segments.data?.items.find((one) => one.id === segment) ?? null;
  const [built, setBuilt] = useState<Group | null>(() => parseFilter(filter));
  const tried = useDebounced(built, 300);
  const condition = tried && complete(tried);
  const asText = condition ? JSON.stringify(condition) : undefined;
  useEffect(() => {
    if (searched !== q || asText !== filter) void navigate({ search: { q: searched || undefined, segment, filter: asText }, replace: true });
  }, [searched, q, asText, filter, segment, navigate]);
  const plain = segment === undefined && condition === null;
  const wanted = wantedOf(searched, condition, chosen);
  const everybody = useInfiniteQuery({ ...contactsQuery(searched), enabled: plain });
  const found = useInfiniteQuery({ ...customersQuery(wanted ?? {}), enabled: !plain && wanted !== null });
  const people = plain ? everybody : found;
  const mayWrite = useMay('conversations:write');
  const readsAddresses = useMay('contacts:addresses');
  const mayReveal = useMay('contacts:reveal');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [setting, setSetting] = useState(false);
  const now = useNow();
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  // Who is not listed any more is not changed either.
  const chosenPeople = rows.filter((line) => picked.has(line.id)).map((line) => line.id);
  const pick = (id: string, on: boolean) => { setPicked((was) => new Set(on ? [...was, id] : [...was].filter((one) => one !== id))); };
  const choose = (one: Segment | null) => {
    setBuilt(null);
    void navigate({ search: { q: searched || undefined, segment: one?.id } });
  };
  const filtered = searched !== '' || !plain;
  const clear = () => { setTyped(''); choose(null); };
  const toggle = () => { setBuilt(built ? null : chosen ? asGroup(chosen.condition) : { match: 'all', conditions: [freshCheck('last-message', 'within-days', [])] }); };
  return (
    <Page title={t('place.contacts')} lead={t('contacts.lead')} actions={(
      <>
        <Link to="/companies" search={{}} className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line bg-surface px-3.5 text-sm font-medium shadow-card hover:bg-hover"><Building2 className="size-4" aria-hidden="true" />{t('companies.title')}</Link>
        {maySetUp && <>
        <Button icon={<FileUp className="size-4" />} onClick={() => { setImporting(true); }}>{t('imports.import')}</Button>
        <ExportButton read={(format) => exportCustomers(wanted ?? (searched ? { condition: { match: 'all', conditions: [named(searched)] } } : {}), format)} name={chosen?.name ?? 'customers'} />
        </>}
      </>
    )}>
      {setting && <SetCompany contacts={chosenPeople} done={() => { setSetting(false); setPicked(new Set()); }} close={() => { setSetting(false); }} />}
      {importing && <ImportSheet close={() => { setImporting(false); }} />}
      <div className="grid gap-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <SegmentList chosen={segment ?? null} choose={choose} />
        <div className="min-w-0">
          <div className="mb-3 flex gap-2">
            <label className="relative block min-w-0 max-w-md flex-1">
              <span className="sr-only">{t('contacts.search')}</span>
              <Search className="pointer-events-none absolute left-3 top-2.5 size-4 text-ink-3" aria-hidden="true" />
              <input type="search" value={typed} placeholder={t(readsAddresses ? 'contacts.searchHint' : 'contacts.namesHint')} onChange={(event) => { setTyped(event.target.value); }} className={cx(fieldLook, 'h-9 pl-9')} />
            </label>
            <Button icon={<ListFilter className="size-4" />} aria-expanded={built !== null} onClick={toggle}>{t('customers.filter')}</Button>
          </div>
          {!readsAddresses && mayReveal && <FindWhole text={searched} />}
          {built && <FilterCard group={built} segment={chosen} change={setBuilt} clear={() => { setBuilt(null); }} saved={choose} />}
          {chosenPeople.length > 0 && (
            <div role="status" className="sticky top-0 z-10 mb-3 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-raised px-4 py-2 shadow-pop">
              <span className="tabular min-w-0 flex-1 text-sm font-medium">{t('companies.chosen', { n: chosenPeople.length })}</span>
              <Button size="sm" look="quiet" onClick={() => { setPicked(new Set()); }}>{t('shell.cancel')}</Button>
              <Button size="sm" look="primary" icon={<Building2 className="size-4" />} onClick={() => { setSetting(true); }}>{t('companies.set')}</Button>
            </div>
          )}
          <Card className="overflow-clip">
            {segment !== undefined && segments.isSuccess && !chosen && <Empty icon={<Search className="size-5" />} title={t('segments.gone')} action={<Button size="sm" onClick={clear}>{t('contacts.clear')}</Button>}>{t('segments.goneLead')}</Empty>}
            {(segment === undefined || chosen) && (
              <>
                {people.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
                {people.isError && rows.length === 0 && <Failed error={people.error} retry={() => { void people.refetch(); }} />}
                {people.isSuccess && rows.length === 0 && (
                  filtered
                    ? <Empty icon={<Search className="size-5" />} title={t('contacts.noneFound')} action={<Button size="sm" onClick={clear}>{t('contacts.clear')}</Button>}>{t(!plain ? 'customers.noneFoundLead' : readsAddresses ? 'contacts.noneFoundLead' : 'contacts.noneCalled')}</Empty>
                    : <Empty icon={<Users className="size-5" />} title={t('contacts.none')}>{t('contacts.noneLead')}</Empty>
                )}
                <ul data-testid="contacts">
                  {rows.map((line) => <Row key={line.id} line={line} now={now} picked={picked.has(line.id)} pick={mayWrite ? (on) => { pick(line.id, on); } : null} />)}
                </ul>
                {people.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={people.isFetchingNextPage} onClick={() => { void people.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
              </>
            )}
          </Card>
        </div>
      </div>
    </Page>
  );
}

/** What the list asks for; null while the segment of the address is not known yet. */
function wantedOf(searched: string, condition: Group | null, segment: Segment | null): Wanted | null {
  const base = condition ?? (segment && asGroup(segment.condition));
  if (!base) return null;
  if (searched === '') return condition ? { condition } : { segment: segment?.id };
  return { condition: base.match === 'all' ? { ...base, conditions: [...base.conditions, named(searched)] } : { match: 'all', conditions: [base, named(searched)] } };
}

const named = (value: string) => ({ field: 'name', operator: 'contains', value });

interface RowProps {
  line: ContactLine;
  now: number;
  picked: boolean;
  /** null: they cannot be chosen */
  pick: ((on: boolean) => void) | null;
}

function Row({ line, now, picked, pick }: RowProps) {
  return (
    <li className="flex border-b border-line/60 last:border-0">
      {pick && (
        <label className="flex w-11 shrink-0 cursor-pointer items-center justify-center hover:bg-hover">
          <input type="checkbox" checked={picked} aria-label={t('companies.choosePerson', { name: line.name })} onChange={(event) => { pick(event.target.checked); }} className="size-4 accent-accent" />
        </label>
      )}
      <Link to="/contacts/$contactId" params={{ contactId: line.id }} className={cx('flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2.5 pr-4 hover:bg-hover', !pick && 'pl-4')}>
        <Avatar name={line.name} seed={line.id} />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate text-sm font-medium">{line.name}</span>
            <DemoMark kind={onlyDemo(line.channels)} />
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
