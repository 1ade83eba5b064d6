import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScanEye } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { listTeammates } from '@/api/access';
import { listAudit, type AuditEntry } from '@/api/audit';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { asFilter, type AuditSearch } from './auditSearch';
import { ChainCard } from './ChainCard';
import { EntryList } from './EntryList';
import { EntrySheet } from './EntrySheet';
import { areas } from './entryWords';

const route = getRouteApi('/app/settings/audit');

export function AuditScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const filter = asFilter(search);
  const entries = useInfiniteQuery({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) => listAudit(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (next: AuditSearch) => { void navigate({ search: (was) => ({ ...was, ...next }) }); };
  const filtered = Object.values(search).some((value) => value !== undefined);
  const reset = <Button size="sm" onClick={() => { void navigate({ search: {} }); }}>{t('audit.reset')}</Button>;
  return (
    <Page title={t('place.audit')} lead={t('audit.lead')}>
      <ChainCard />
      <Filters search={search} change={change} />
      {filtered && rows.length > 0 && <p className="mb-3 flex flex-wrap items-center gap-2 text-sm text-ink-2">{search.subject && t('audit.onlySubject')} {reset}</p>}
      <Card className="overflow-clip">
        {entries.isPending && <div role="status" className="space-y-3 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5, 6].map((row) => <Bone key={row} className="h-5 w-full" />)}</div>}
        {entries.isError && rows.length === 0 && <Failed error={entries.error} retry={() => { void entries.refetch(); }} />}
        {entries.isSuccess && rows.length === 0 && (
          <Empty icon={<ScanEye className="size-5" />} title={t('audit.none')} action={filtered && reset}>{filtered ? t('audit.noneFiltered') : t('audit.noneLead')}</Empty>
        )}
        {rows.length > 0 && <EntryList entries={rows} open={setShown} />}
      </Card>
      {entries.hasNextPage && (
        <div className="mt-4 flex justify-center"><Button busy={entries.isFetchingNextPage} onClick={() => { void entries.fetchNextPage(); }}>{t('shell.loadMore')}</Button></div>
      )}
      <EntrySheet entry={shown} close={() => { setShown(null); }} showSubject={(subject) => { setShown(null); void navigate({ search: { subject } }); }} />
    </Page>
  );
}

function Filters({ search, change }: { search: AuditSearch; change: (next: AuditSearch) => void }) {
  const mayTeam = useMay('teammates:read');
  const team = useQuery({ queryKey: ['teammates'], queryFn: listTeammates, enabled: mayTeam });
  return (
    <div className="mb-3 mt-6 grid grid-cols-2 gap-2 md:grid-cols-4">
      <SelectField label={t('audit.who')} value={search.who ?? ''} onChange={(event) => { change({ who: event.target.value || undefined }); }}>
        <option value="">{t('audit.everybody')}</option>
        {(team.data?.items ?? []).map((mate) => <option key={mate.id} value={mate.id}>{mate.name}</option>)}
      </SelectField>
      <SelectField label={t('audit.what')} value={search.action ?? ''} onChange={(event) => { change({ action: event.target.value || undefined }); }}>
        <option value="">{t('audit.everything')}</option>
        {areas.map((area) => <option key={area.action} value={area.action}>{t(area.label)}</option>)}
      </SelectField>
      <TextField type="date" label={t('audit.from')} value={search.from ?? ''} max={search.to} onChange={(event) => { change({ from: event.target.value || undefined }); }} />
      <TextField type="date" label={t('audit.to')} value={search.to ?? ''} min={search.from} onChange={(event) => { change({ to: event.target.value || undefined }); }} />
    </div>
  );
}
