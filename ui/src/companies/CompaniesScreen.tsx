import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Building2, MessageSquare, Plus, Search, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMay } from '@/access/session';
import type { CompanyLine } from '@/api/companies';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { fieldLook } from '@/design/Field';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { useDebounced } from '@/design/useDebounced';
import { t } from '@/texts';
import { EditCompany } from './EditCompany';
import { companiesQuery } from './queries';

const route = getRouteApi('/app/companies');

/** For whom customers work. */
export function CompaniesScreen() {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay('conversations:write');
  const [typed, setTyped] = useState(q);
  const [making, setMaking] = useState(false);
  const sought = useDebounced(typed.trim(), 250);
  useEffect(() => { if (sought !== q) void navigate({ search: { q: sought || undefined }, replace: true }); }, [sought, q, navigate]);
  const companies = useInfiniteQuery(companiesQuery(sought));
  const rows = companies.data?.pages.flatMap((page) => page.items) ?? [];
  const make = mayWrite && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setMaking(true); }}>{t('companies.make')}</Button>;
  return (
    <Page title={t('companies.title')} lead={t('companies.lead')} actions={make}>
      <Link to="/contacts" search={{}} className="mb-3 inline-flex min-h-8 items-center gap-1.5 text-sm text-ink-2 hover:text-ink"><ArrowLeft className="size-4" aria-hidden="true" />{t('place.contacts')}</Link>
      <label className="relative mb-3 block max-w-md">
        <span className="sr-only">{t('companies.search')}</span>
        <Search className="pointer-events-none absolute left-3 top-2.5 size-4 text-ink-3" aria-hidden="true" />
        <input type="search" value={typed} maxLength={200} placeholder={t('companies.searchHint')} onChange={(event) => { setTyped(event.target.value); }} className={cx(fieldLook, 'h-9 pl-9')} />
      </label>
      <Card className="overflow-clip">
        {companies.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
        {companies.isError && rows.length === 0 && <Failed error={companies.error} retry={() => { void companies.refetch(); }} />}
        {companies.isSuccess && rows.length === 0 && (
          sought === ''
            ? <Empty icon={<Building2 className="size-5" />} title={t('companies.none')} action={make}>{t('companies.noneLead')}</Empty>
            : <Empty icon={<Search className="size-5" />} title={t('companies.noneFound')} action={<Button size="sm" onClick={() => { setTyped(''); }}>{t('contacts.clear')}</Button>}>{t('companies.noneFoundLead')}</Empty>
        )}
        <ul data-testid="companies">{rows.map((line) => <Row key={line.id} line={line} />)}</ul>
        {companies.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={companies.isFetchingNextPage} onClick={() => { void companies.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
      </Card>
      {making && <EditCompany company={null} saved={(made) => { void navigate({ to: '/companies/$companyId', params: { companyId: made.id } }); }} close={() => { setMaking(false); }} />}
    </Page>
  );
}

function Row({ line }: { line: CompanyLine }) {
  return (
    <li className="border-b border-line/60 last:border-0">
      <Link to="/companies/$companyId" params={{ companyId: line.id }} className="flex min-h-14 items-center gap-3 px-4 py-2.5 hover:bg-hover">
        <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-3"><Building2 className="size-4" aria-hidden="true" /></span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{line.name}</span>
          {line.domain && <span className="block truncate text-xs text-ink-3">{line.domain}</span>}
        </span>
        <span className="tabular flex shrink-0 items-center gap-1 text-xs text-ink-2"><Users className="size-3.5" aria-hidden="true" />{t('companies.people', { n: line.people })}</span>
        {line.openConversations > 0 && <span className="tabular hidden shrink-0 items-center gap-1 text-xs text-ink-2 sm:flex"><MessageSquare className="size-3.5" aria-hidden="true" />{t('companies.open', { n: line.openConversations })}</span>}
      </Link>
    </li>
  );
}
