import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ChevronDown, Merge } from 'lucide-react';
import { useRef, useState } from 'react';
import { useMay } from '@/access/session';
import type { MergedConversation } from '@/api/conversations';
import { contactName } from '@/conversations/names';
import { conversationQuery, loadOlder, messagesQuery } from '@/conversations/queries';
import { Group } from '@/conversations/thread/Group';
import { wanted } from '@/conversations/thread/place';
import { threadDays } from '@/conversations/thread/threadDays';
import { usePlace } from '@/conversations/thread/usePlace';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { Bone, Failed } from '@/design/States';
import { useStore } from '@/design/store';
import { dayAndTime, dayLabel } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { useMerging } from './useMerging';

/** A conversation that was merged into the one on the screen, folded until somebody wants to read it. */
export function MergedFold({ merged }: { merged: MergedConversation }) {
  const [open, setOpen] = useState(false);
  const sought = useStore(wanted)?.conversation === merged.id;
  if (sought && !open) setOpen(true);
  const { conversationId } = useParams({ strict: false });
  const mayWrite = useMay('conversations:write');
  const { unmerge } = useMerging();
  const name = contactName(merged);
  return (
    <section aria-label={t('merging.foldOf', { name, channel: merged.channelName })} data-testid="merged-fold" className="my-3 rounded-xl border border-line bg-surface">
      <button type="button" aria-expanded={open} onClick={() => { setOpen(!open); }} className="flex min-h-10 w-full items-center gap-2 rounded-xl px-3 py-2 text-left text-sm hover:bg-hover">
        <Merge className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <span className="font-medium">{t('merging.fold', { n: merged.messages, name, channel: merged.channelName })}</span>{' '}
          <span className="text-ink-3">{t('merging.foldBy', { by: merged.by, at: dayAndTime(merged.at) })}</span>
        </span>
        <ChevronDown className={cx('size-4 shrink-0 text-ink-3 transition-transform', !open && '-rotate-90')} aria-hidden="true" />
      </button>
      {open && (
        <div className="border-t border-line px-3 pb-3">
          <Folded id={merged.id} />
          <p className="mt-3 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 text-sm">
            <Link to="/inbox/$conversationId" params={{ conversationId: merged.id }} className="font-medium text-accent-text underline underline-offset-4">{t('merging.openAlone')}</Link>
            {mayWrite && conversationId && <Button size="sm" busy={unmerge.isPending} onClick={() => { unmerge.mutate({ id: merged.id, into: conversationId }); }}>{t('merging.undo')}</Button>}
          </p>
        </div>
      )}
    </section>
  );
}

/** Its messages in their order, the newest page first; to be read here, and answered where they were written. */
function Folded({ id }: { id: string }) {
  const queries = useQueryClient();
  const now = useNow();
  const conversation = useQuery(conversationQuery(id));
  const thread = useQuery(messagesQuery(queries, id));
  const [older, setOlder] = useState<'idle' | 'busy' | 'failed'>('idle');
  const shown = conversation.data;
  const page = thread.data;
  const previous = page?.previous ?? null;
  const load = () => {
    if (!previous) return;
    setOlder('busy');
    loadOlder(queries, id, previous).then(() => { setOlder('idle'); }, () => { setOlder('failed'); });
  };
  const box = useRef<HTMLDivElement>(null);
  usePlace({ conversation: id, page: shown && page, older: { load, state: older }, box });
  if (!shown || !page) {
    const failed = conversation.error ?? thread.error;
    if (failed) return <Failed error={failed} retry={() => { void conversation.refetch(); void thread.refetch(); }} />;
    return <div role="status" className="space-y-3 pt-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-10 w-48 rounded-2xl" /><Bone className="ml-auto h-10 w-56 rounded-2xl" /></div>;
  }
  const byId = new Map(page.items.map((message) => [message.id, message]));
  return (
    <div ref={box}>
      {previous && (
        <p className="pt-3 text-center">
          <Button size="sm" look="quiet" busy={older === 'busy'} onClick={load}>{t(older === 'failed' ? 'thread.olderFailed' : 'merging.older')}</Button>
        </p>
      )}
      {page.items.length === 0 && <p className="pt-3 text-center text-sm text-ink-3">{t('thread.empty')}</p>}
      {threadDays(page.items).map((day, index, all) => (
        <section key={`${day.key}.${String(all.length - index)}`}>
          <h3 className="mt-3 text-center text-xs font-medium text-ink-3">{dayLabel(day.at, now)}</h3>
          {day.groups.map((group) => <Group key={group.key} side={group.side} messages={group.messages} conversation={shown} quoted={byId} />)}
        </section>
      ))}
    </div>
  );
}
