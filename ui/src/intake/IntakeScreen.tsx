import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { listIntake } from '@/api/intake';
import { channelsQuery } from '@/channels/queries';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { BalanceCards } from './BalanceCards';
import { intakeStates } from './intakeSearch';
import { IntakeTable } from './IntakeTable';
import { ItemSheet } from './ItemSheet';

const route = getRouteApi('/app/intake');

export function IntakeScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayChannels = useMay('channels:read');
  const channels = useQuery({ ...channelsQuery, enabled: mayChannels });
  const items = useInfiniteQuery({
    queryKey: ['intake', 'list', search.channel ?? null, search.state ?? null],
    queryFn: ({ pageParam }) => listIntake(search.channel, search.state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  const known = channels.data?.items ?? [];
  return (
    <Page title={t('place.intake')} lead={t('intake.lead')}>
      <BalanceCards channels={known} />
      <div className="mb-3 mt-7 flex flex-wrap items-end justify-between gap-3">
        <h2 className="text-lg font-semibold tracking-tight">{t('intake.items')}</h2>
        <div className="flex gap-2">
          <div className="w-40">
            <SelectField hideLabel label={t('intake.channel')} value={search.channel ?? ''} onChange={(event) => { void navigate({ search: (was) => ({ ...was, channel: event.target.value || undefined }) }); }}>
              <option value="">{t('inbox.everyChannel')}</option>
              {known.map((channel) => <option key={channel.id} value={channel.id}>{channel.name}</option>)}
            </SelectField>
          </div>
          <div className="w-36">
            <SelectField hideLabel label={t('intake.state')} value={search.state ?? ''} onChange={(event) => { void navigate({ search: (was) => ({ ...was, state: intakeStates.find((state) => state === event.target.value) }) }); }}>
              <option value="">{t('intake.everyState')}</option>
              {intakeStates.map((state) => <option key={state} value={state}>{t(`intake.state.${state}`)}</option>)}
            </SelectField>
          </div>
        </div>
      </div>
      <Card className="overflow-hidden">
        {items.isPending && <div role="status" className="space-y-3 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5, 6].map((row) => <Bone key={row} className="h-5 w-full" />)}</div>}
        {items.isError && rows.length === 0 && <Failed error={items.error} retry={() => { void items.refetch(); }} />}
        {items.isSuccess && rows.length === 0 && (
          <Empty icon={<ScrollText className="size-5" />} title={t('intake.none')}>{search.state || search.channel ? t('intake.noneFiltered') : t('intake.noneLead')}</Empty>
        )}
        {rows.length > 0 && (
          <IntakeTable rows={rows} channelName={(id) => known.find((channel) => channel.id === id)?.name ?? ''} open={(item) => { void navigate({ search: (was) => ({ ...was, item }) }); }} />
        )}
      </Card>
      {items.hasNextPage && (
        <div className="mt-4 flex justify-center"><Button busy={items.isFetchingNextPage} onClick={() => { void items.fetchNextPage(); }}>{t('shell.loadMore')}</Button></div>
      )}
      <ItemSheet id={search.item ?? null} close={() => { void navigate({ search: (was) => ({ ...was, item: undefined }) }); }} />
    </Page>
  );
}
