import { useInfiniteQuery } from '@tanstack/react-query';
import { AlarmClock, AtSign, Inbox, PartyPopper, SearchX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Bone, Empty, Failed } from '@/design/States';
import { Button } from '@/design/Button';
import { Spinner } from '@/design/Spinner';
import { FirstStepsLine } from '@/settings/FirstSteps';
import { t } from '@/texts';
import { useMay } from '@/access/session';
import { clearSelection, useSelection } from '@/desk/selection';
import { useDeskKeys } from '@/desk/useDeskKeys';
import { useHotkeys } from '@/shell/hotkeys';
import { asFilter, isNarrowed, noConditions, type InboxSearch } from '../inboxSearch';
import { conversationsQuery } from '../queries';
import { useInboxSearch } from '../useInboxSearch';
import { ConversationRow } from './ConversationRow';
import { ListHead } from './ListHead';


export function ConversationList({ openId }: { openId: string | null }) {
  const [search] = useInboxSearch();
  const list = useInfiniteQuery(conversationsQuery(asFilter(search)));
  const rows = useRef<HTMLUListElement>(null);
  const items = uniqueById(list.data?.pages.flatMap((page) => page.items) ?? []);
  const selected = useSelection();
  const mayWrite = useMay('conversations:write');
  useListKeys(rows, openId);
  useDeskKeys(openId);
  const narrowed = JSON.stringify(search);
  useEffect(() => clearSelection, [narrowed]);

  return (
    <>
      <ListHead alone={openId === null} listed={items.map(({ id }) => id)} />
      <FirstStepsLine />
      <div className="min-h-0 flex-1 overflow-y-auto" aria-busy={list.isPlaceholderData}>
        {list.isPending && <Loading />}
        {list.isError && items.length === 0 && <Failed error={list.error} retry={() => { void list.refetch(); }} />}
        {list.isSuccess && items.length === 0 && <Nothing search={search} />}
        <ul ref={rows} aria-label={t('inbox.conversations')} data-testid="conversation-list" className={list.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
          {items.map((conversation) => (
            <ConversationRow key={conversation.id} conversation={conversation} open={conversation.id === openId} search={search} chosen={mayWrite ? selected.includes(conversation.id) : null} choosing={selected.length > 0} />
          ))}
        </ul>
        {list.hasNextPage && (
          <More busy={list.isFetchingNextPage} failed={list.isFetchNextPageError} more={() => { void list.fetchNextPage(); }} />
        )}
      </div>
    </>
  );
}

/** A conversation that moves up while pages are read may be in two of them. */
function uniqueById<T extends { id: string }>(items: T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function useListKeys(rows: React.RefObject<HTMLUListElement | null>, openId: string | null) {
  const step = (by: 1 | -1, arrow = false) => {
    // An arrow moves in the list only from the list; elsewhere it scrolls.
    if (arrow && document.activeElement !== document.body && rows.current?.contains(document.activeElement) !== true) return false;
    const links = [...(rows.current?.querySelectorAll<HTMLAnchorElement>('a[data-conversation]') ?? [])];
    if (links.length === 0) return false;
    const focused = links.findIndex((link) => link === document.activeElement);
    const from = focused >= 0 ? focused : links.findIndex((link) => link.dataset.conversation === openId);
    const next = links[from < 0 ? 0 : Math.min(links.length - 1, Math.max(0, from + by))];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useHotkeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1, true), ArrowUp: () => step(-1, true) });
}

function More({ busy, failed, more }: { busy: boolean; failed: boolean; more: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || failed) return undefined;
    const seen = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting) && !busy) more(); }, { rootMargin: '400px' });
    seen.observe(element);
    return () => { seen.disconnect(); };
  }, [busy, failed, more]);
  return (
    <div ref={end} className="flex justify-center p-4 text-ink-3">
      {busy ? <Spinner className="size-4" /> : <Button size="sm" look="quiet" onClick={more}>{failed ? t('shell.retry') : t('shell.loadMore')}</Button>}
    </div>
  );
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
