import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AlarmClock, AtSign, Inbox, PartyPopper, Radio, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useMe } from '@/access/session';
import type { ConversationFilter } from '@/api/conversations';
import { Bone, Empty, Failed } from '@/design/States';
import { Button } from '@/design/Button';
import { FirstStepsLine } from '@/settings/FirstSteps';
import { t } from '@/texts';
import { clearSelection } from '@/desk/selection';
import { useDeskKeys } from '@/desk/useDeskKeys';
import { asFilter, isNarrowed, noConditions, type InboxSearch } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';
import { ListHead } from './ListHead';
import { conversationsQuery, readFurther } from './lists';
import { Rows } from './Rows';

export function ConversationList({ openId }: { openId: string | null }) {
  const queries = useQueryClient();
  const [search] = useInboxSearch();
  const filter = asFilter(search);
  const list = useQuery(conversationsQuery(queries, filter));
  const items = useMemo(() => list.data?.items ?? [], [list.data]);
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  useDeskKeys(openId);
  const narrowed = JSON.stringify(search);
  useEffect(() => clearSelection, [narrowed]);
  const further = useFurther(filter, narrowed);

  return (
    <>
      <ListHead alone={openId === null} listed={ids} />
      <FirstStepsLine />
      <Rows
        key={narrowed}
        items={items}
        openId={openId}
        search={search}
        old={list.isPlaceholderData}
        complete={list.data?.next === null}
        further={further}
      >
        {list.isPending && <Loading />}
        {list.isError && items.length === 0 && <Failed error={list.error} retry={() => { void list.refetch(); }} />}
        {list.isSuccess && items.length === 0 && <Nothing search={search} />}
      </Rows>
    </>
  );
}

/** Reading on, as far as somebody scrolls. */
function useFurther(filter: ConversationFilter, narrowed: string) {
  const queries = useQueryClient();
  const [state, setState] = useState<{ of: string; is: 'busy' | 'failed' } | null>(null);
  const mine: 'idle' | 'busy' | 'failed' = state?.of === narrowed ? state.is : 'idle';
  const read = () => {
    if (mine === 'busy') return;
    setState({ of: narrowed, is: 'busy' });
    const settled = (is: 'failed' | null) => { setState((now) => (now?.of === narrowed ? is && { of: narrowed, is } : now)); };
    readFurther(queries, filter).then(() => { settled(null); }, () => { settled('failed'); });
  };
  return { read, state: mine };
}

function Loading() {
  return (
    <div role="status">
      <span className="sr-only">{t('shell.loading')}</span>
      {[72, 48, 88, 60, 76, 52, 80].map((width) => (
        <div key={width} className="flex gap-3 px-4 py-3.5">
          <Bone className="size-9 rounded-full" />
          <div className="flex-1 space-y-2 pt-1">
            <Bone className="h-3 w-28" />
            <span className="block" style={{ width: `${String(width)}%` }}><Bone className="h-3 w-full" /></span>
          </div>
        </div>
      ))}
    </div>
  );
}

function Nothing({ search }: { search: InboxSearch }) {
  const [, change] = useInboxSearch();
  const { channels } = useMe().teammate;
  if (!channels.all && channels.ids.length === 0) return <Empty icon={<Radio className="size-5" />} title={t('inbox.noChannel')}>{t('inbox.noChannelLead')}</Empty>;
  if (isNarrowed(search)) {
    return (
      <Empty
        icon={<SearchX className="size-5" />}
        title={t('inbox.noneFound')}
        action={<Button onClick={() => { change(noConditions); }}>{t('inbox.clear')}</Button>}
      >
        {t('inbox.noneFoundLead')}
      </Empty>
    );
  }
  if (search.order === 'waiting' && !search.view) {
    return <Empty icon={<PartyPopper className="size-5" />} title={t('inbox.none.unassigned')}>{t('inbox.none.waitingLead')}</Empty>;
  }
  if (search.view === 'mine' || search.view === 'unassigned') {
    return <Empty icon={<PartyPopper className="size-5" />} title={t(`inbox.none.${search.view}`)}>{t(`inbox.none.${search.view}Lead`)}</Empty>;
  }
  if (search.view === 'mentions') return <Empty icon={<AtSign className="size-5" />} title={t('inbox.none.mentions')}>{t('inbox.none.mentionsLead')}</Empty>;
  const status = search.status ?? 'open';
  if (status === 'snoozed') return <Empty icon={<AlarmClock className="size-5" />} title={t('inbox.none.snoozed')}>{t('inbox.none.snoozedLead')}</Empty>;
  return <Empty icon={<Inbox className="size-5" />} title={t(`inbox.none.${status}`)}>{t(`inbox.none.${status}Lead`)}</Empty>;
}
