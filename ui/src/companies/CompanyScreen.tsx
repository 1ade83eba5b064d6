import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, Building2, Combine, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { deleteCompany, type Company } from '@/api/companies';
import { channelsQuery } from '@/channels/queries';
import { Part } from '@/contacts/ContactScreen';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Pill } from '@/design/Pill';
import { Bone, errorText, Failed } from '@/design/States';
import { dayLabel, fullTime, shortAgo } from '@/design/time';
import { toast } from '@/design/toasts';
import { useNow } from '@/design/useNow';
import { useTitle } from '@/design/useTitle';
import { moneyText } from '@/pipeline/money';
import { boardQuery } from '@/pipeline/queries';
import { t } from '@/texts';
import { EditCompany } from './EditCompany';
import { MergeCompany } from './MergeCompany';
import { companyConversationsQuery, companyDealsQuery, companyPeopleQuery, companyQuery } from './queries';

const route = getRouteApi('/app/companies/$companyId');

/** A company: who belongs to it, what is open with them, and what they may buy. */
export function CompanyScreen() {
  const { companyId } = route.useParams();
  const company = useQuery(companyQuery(companyId));
  const mayRead = useMay('conversations:read');
  const now = useNow();
  useTitle(company.data?.name ?? t('companies.title'));
  const one = company.data;
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto w-full max-w-6xl px-4 pb-24 pt-4 md:px-8 md:pb-12 md:pt-6">
        <Link to="/companies" search={{}} className="inline-flex min-h-8 items-center gap-1.5 text-sm text-ink-2 hover:text-ink"><ArrowLeft className="size-4" aria-hidden="true" />{t('companies.title')}</Link>
        {company.isError && <Failed error={company.error} retry={() => { void company.refetch(); }} />}
        {company.isPending && <div role="status" className="mt-6 space-y-4"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-14 w-64" /><Bone className="h-40 w-full" /></div>}
        {one && (
          <>
            <header className="mb-5 mt-3 flex flex-wrap items-center gap-4">
              <span className="flex size-14 shrink-0 items-center justify-center rounded-2xl bg-sunken text-ink-3"><Building2 className="size-6" aria-hidden="true" /></span>
              <div className="min-w-0 flex-1 basis-52">
                <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere] md:text-2xl">{one.name}</h1>
                <p className="text-xs text-ink-3">{one.domain && <>{one.domain} · </>}<span title={fullTime(one.createdAt)}>{t('companies.since', { day: dayLabel(one.createdAt, now) })}</span></p>
              </div>
              <Doing company={one} />
            </header>
            <div className="grid gap-4 lg:grid-cols-2">
              <div className="flex min-w-0 flex-col gap-4">
                {one.note && <Part title={t('companies.note')}><p className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">{one.note}</p></Part>}
                <Part title={`${t('companies.itsPeople')} (${String(one.people)})`}><People id={one.id} /></Part>
              </div>
              {mayRead && (
                <div className="flex min-w-0 flex-col gap-4">
                  <Part title={t('companies.itsConversations')}><Conversations id={one.id} now={now} /></Part>
                  <Part title={t('pipeline.deals')}><Deals id={one.id} /></Part>
                </div>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function Doing({ company }: { company: Company }) {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const mayWrite = useMay('conversations:write');
  const [doing, setDoing] = useState<'edit' | 'merge' | 'delete' | null>(null);
  const stop = () => { setDoing(null); };
  const drop = useMutation({
    mutationFn: () => deleteCompany(company.id),
    onSuccess: async () => {
      await navigate({ to: '/companies', search: {} });
      void queries.invalidateQueries({ queryKey: ['companies', 'list'] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  if (!mayWrite) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<Pencil className="size-4" />} onClick={() => { setDoing('edit'); }}>{t('companies.edit')}</Button>
      <Button icon={<Combine className="size-4" />} onClick={() => { setDoing('merge'); }}>{t('companies.merge')}</Button>
      <Button icon={<Trash2 className="size-4" />} onClick={() => { setDoing('delete'); }}>{t('companies.delete')}</Button>
      {doing === 'edit' && <EditCompany company={company} saved={() => undefined} close={stop} />}
      {doing === 'merge' && <MergeCompany company={company} close={stop} />}
      <Confirm open={doing === 'delete'} danger busy={drop.isPending} title={t('companies.deleteTitle', { name: company.name })} description={t('companies.deleteLead')} action={t('companies.delete')} onConfirm={() => { drop.mutate(); }} onClose={stop} />
    </div>
  );
}

function Waiting() {
  return <div role="status" className="space-y-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-8 w-full" /><Bone className="h-8 w-full" /></div>;
}

const row = 'flex min-h-11 items-center gap-3 rounded-lg px-2 py-1.5 text-sm hover:bg-hover';

function People({ id }: { id: string }) {
  const people = useInfiniteQuery(companyPeopleQuery(id));
  const lines = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {people.isPending && <Waiting />}
      {people.isError && <p role="alert" className="text-sm text-danger">{errorText(people.error)}</p>}
      {people.isSuccess && lines.length === 0 && <p className="text-sm text-ink-2">{t('companies.noPeople')}</p>}
      <ul data-testid="company-people" className="-mx-2">
        {lines.map((line) => (
          <li key={line.id}>
            <Link to="/contacts/$contactId" params={{ contactId: line.id }} className={row}>
              <Avatar name={line.name} seed={line.id} />
              <span className="min-w-0 flex-1"><span className="block truncate font-medium">{line.name}</span>{line.address !== line.name && <span className="tabular block truncate text-xs text-ink-3">{line.address}</span>}</span>
            </Link>
          </li>
        ))}
      </ul>
      {people.hasNextPage && <Button size="sm" look="quiet" busy={people.isFetchingNextPage} onClick={() => { void people.fetchNextPage(); }}>{t('shell.loadMore')}</Button>}
    </>
  );
}

function Conversations({ id, now }: { id: string; now: number }) {
  const open = useInfiniteQuery(companyConversationsQuery(id));
  const channels = useQuery(channelsQuery);
  const lines = open.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {open.isPending && <Waiting />}
      {open.isError && <p role="alert" className="text-sm text-danger">{errorText(open.error)}</p>}
      {open.isSuccess && lines.length === 0 && <p className="text-sm text-ink-2">{t('companies.noConversations')}</p>}
      <ul data-testid="company-conversations" className="-mx-2">
        {lines.map((line) => (
          <li key={line.id}>
            <Link to="/inbox/$conversationId" params={{ conversationId: line.id }} className={row}>
              <span className="min-w-0 flex-1"><span className="block truncate font-medium">{line.name}</span><span className="block truncate text-xs text-ink-3">{channels.data?.items.find((one) => one.id === line.channelId)?.name}</span></span>
              {line.waitingSince && <Pill tone="wait">{t('companies.waits')}</Pill>}
              <time dateTime={line.lastMessageAt} title={fullTime(line.lastMessageAt)} className="tabular text-xs text-ink-3">{shortAgo(line.lastMessageAt, now)}</time>
            </Link>
          </li>
        ))}
      </ul>
      {open.hasNextPage && <Button size="sm" look="quiet" busy={open.isFetchingNextPage} onClick={() => { void open.fetchNextPage(); }}>{t('shell.loadMore')}</Button>}
    </>
  );
}

function Deals({ id }: { id: string }) {
  const deals = useQuery(companyDealsQuery(id));
  const items = deals.data?.items ?? [];
  const board = useQuery({ ...boardQuery({}), enabled: items.length > 0 });
  const stageName = (stage: string) => board.data?.stages.find((one) => one.id === stage)?.name;
  return (
    <>
      {deals.isPending && <Waiting />}
      {deals.isError && <p role="alert" className="text-sm text-danger">{errorText(deals.error)}</p>}
      {deals.isSuccess && items.length === 0 && <p className="text-sm text-ink-2">{t('pipeline.noneHere')}</p>}
      <ul data-testid="company-deals">
        {items.map((deal) => (
          <li key={deal.id} className="py-1 text-sm">
            <span className="font-medium [overflow-wrap:anywhere]">{deal.title}</span>
            <p className="text-xs text-ink-2">{[stageName(deal.stage), deal.value && moneyText(deal.value), deal.contact?.name].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
      {items.length > 0 && <Link to="/pipeline" search={{ company: id }} className="mt-1 inline-flex min-h-8 items-center text-sm font-medium text-accent-text hover:underline">{t('companies.onBoard')}</Link>}
    </>
  );
}
