import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, MessagesSquare } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { markRead, type Conversation, type Message, type MessagePage } from '@/api/conversations';
import { useMay } from '@/access/session';
import { Bone, Empty, Failed } from '@/design/States';
import { Spinner } from '@/design/Spinner';
import { useStore } from '@/design/store';
import { dayLabel } from '@/design/time';
import { useNow } from '@/design/useNow';
import { unseenQuery } from '@/notices/queries';
import { t } from '@/texts';
import { useTranslated } from '@/translation/useTranslating';
import { followAll } from '../list/lists';
import { contactName, summary } from '../names';
import { countsQuery, loadOlder, messagesQuery } from '../queries';
import { activitiesQuery } from '@/desk/queries';
import { MergedFold } from '@/merging/MergedFold';
import { Activities } from './Activities';
import { Gallery } from './Gallery';
import { Group } from './Group';
import { OutgoingBubble } from './OutgoingBubble';
import { outgoing } from './outgoing';
import { threadDays } from './threadDays';
import { useFoldPlace, usePlace } from './usePlace';
import { useThreadScroll } from './useThreadScroll';

const NONE: readonly Message[] = [];

interface ThreadProps {
  conversation: Conversation;
  onReplyTo: (message: Message) => void;
  onWhy: (message: Message) => void;
}

export function Thread({ conversation, onReplyTo, onWhy }: ThreadProps) {
  const queries = useQueryClient();
  const thread = useQuery(messagesQuery(queries, conversation.id));
  const pending = useStore(outgoing).filter((item) => item.conversationId === conversation.id);
  const page = thread.data;
  const done = useQuery(activitiesQuery(conversation.id));
  const days = useMemo(() => threadDays(page?.items ?? [], page ? shownWith(page, done.data?.items ?? []).reverse() : [], page ? shownWith(page, conversation.merged) : []), [page, done.data, conversation.merged]);
  const byId = useMemo(() => new Map((page?.items ?? []).map((message) => [message.id, message])), [page]);
  const older = useOlder(conversation.id, page?.previous ?? null);
  const { box, content, onScroll, toEnd, atEnd, missed } = useThreadScroll(page, pending.length, older.load);
  const now = useNow();
  usePlace({ conversation: conversation.id, page, older, box });
  useFoldPlace(conversation.merged, page, older);
  useReading(conversation, atEnd);
  useTranslated(conversation.id, page?.items ?? NONE);

  return (
    <div className="relative min-h-0 flex-1 bg-canvas">
      <div ref={box} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('thread.messages')} data-testid="thread" className="h-full overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]">
        <div ref={content} className="mx-auto flex min-h-full w-full max-w-4xl flex-col justify-end px-3 py-4 md:px-6">
          {thread.isPending && <Loading />}
          {thread.isError && !page && <Failed error={thread.error} retry={() => { void thread.refetch(); }} />}
          {page && page.items.length === 0 && pending.length === 0 && (
            <Empty icon={<MessagesSquare className="size-5" />} title={t('thread.empty')}>{t('thread.emptyLead')}</Empty>
          )}
          {page?.previous && (
            <div className="flex h-10 items-center justify-center text-ink-3">
              {older.state === 'failed' ? <button type="button" className="text-sm underline underline-offset-4" onClick={older.load}>{t('thread.olderFailed')}</button> : <Spinner className="size-4" />}
            </div>
          )}
          {days.map((day, index) => (
            // Out-of-order times can bring a day twice; its place tells the two apart.
            <section key={`${day.key}.${String(days.length - index)}`}>
              <div className="pointer-events-none sticky top-1.5 z-10 my-3 flex justify-center">
                <h2 className="rounded-full border border-line bg-surface px-3 py-0.5 text-xs font-medium text-ink-2">{dayLabel(day.at, now)}</h2>
              </div>
              {day.groups.map((group) => group.merged ? <MergedFold key={group.key} merged={group.merged} /> : group.activities ? <Activities key={group.key} activities={group.activities} /> : <Group key={group.key} side={group.side} messages={group.messages} conversation={conversation} quoted={byId} onReplyTo={onReplyTo} onWhy={onWhy} />)}
            </section>
          ))}
          {pending.map((item) => <OutgoingBubble key={item.key} item={item} conversation={conversation} />)}
        </div>
      </div>
      {!atEnd && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-3 text-xs font-semibold shadow-pop animate-rise hover:bg-hover"
        >
          <ArrowDown className="size-3.5" />
          {missed > 0 ? t('thread.newMessages', { n: missed }) : t('thread.toEnd')}
        </button>
      )}
      <Gallery messages={page?.items ?? NONE} conversation={conversation} />
      <Announcer page={page?.items} name={contactName(conversation)} />
    </div>
  );
}

/** What was done before the messages that are loaded waits for theirs. */
function shownWith<T extends { at: string }>(page: MessagePage, done: readonly T[]): T[] {
  const first = page.items[0];
  const from = page.previous && first ? Date.parse(first.createdAt) : Number.NEGATIVE_INFINITY;
  return done.filter(({ at }) => Date.parse(at) >= from);
}

function useOlder(id: string, previous: string | null) {
  const queries = useQueryClient();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const load = () => {
    if (!previous || state === 'busy') return;
    setState('busy');
    loadOlder(queries, id, previous).then(() => { setState('idle'); }, () => { setState('failed'); });
  };
  return { load, state };
}

/** What is on the screen of someone who is looking counts as read. */
function useReading(conversation: Conversation, atEnd: boolean) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const { id, unread } = conversation;
  const called = useQuery({ ...countsQuery('open'), enabled: mayWrite }).data?.mentions ?? 0;
  const noticed = useQuery({ ...unseenQuery, enabled: mayWrite }).data?.unseen ?? 0;
  useEffect(() => {
    if (!mayWrite || (unread === 0 && called === 0 && noticed === 0) || !atEnd) return undefined;
    const read = () => {
      if (document.visibilityState !== 'visible') return;
      markRead(id).then(() => {
        void queries.invalidateQueries({ queryKey: ['conversation', id] });
        followAll(queries, [id]);
        if (called > 0) void queries.invalidateQueries({ queryKey: ['counts'] });
      }, () => undefined);
    };
    const timer = setTimeout(read, 400);
    document.addEventListener('visibilitychange', read);
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', read); };
  }, [id, unread, called, noticed, atEnd, mayWrite, queries]);
}

/** Says new inbound messages aloud to screen readers; not the ones that were there when the thread opened. */
function Announcer({ page, name }: { page: Message[] | undefined; name: string }) {
  const last = page?.[page.length - 1];
  const [first, setFirst] = useState<string | null>(null);
  if (last && first === null) setFirst(last.id);
  const text = last && first !== null && last.id !== first && last.direction === 'inbound' ? t('thread.announce', { name, text: summary(last) }) : '';
  return <div aria-live="polite" className="sr-only">{text}</div>;
}

function Loading() {
  return (
    <div role="status" className="space-y-4">
      <span className="sr-only">{t('shell.loading')}</span>
      {['w-56', 'ml-auto w-64', 'w-40', 'ml-auto w-48', 'w-72'].map((place, index) => <Bone key={index} className={`h-12 rounded-2xl ${place}`} />)}
    </div>
  );
}
