import { Link } from '@tanstack/react-router';
import { ArrowDown, CheckCheck, Merge } from 'lucide-react';
import { memo } from 'react';
import type { Conversation } from '@/api/conversations';
import { Avatar } from '@/design/Avatar';
import { DemoMark } from '@/demo/DemoMark';
import { cx } from '@/design/cx';
import { fullTime, shortAgo, span } from '@/design/time';
import { useNow } from '@/design/useNow';
import { LabelPill } from '@/desk/LabelPill';
import { toggleSelected } from '@/desk/selection';
import { SnoozedPill } from '@/desk/SnoozedPill';
import { DuePill } from '@/levels/DuePill';
import { useTyping } from '@/live/typing';
import { TeamPill } from '@/teams/TeamPill';
import { t } from '@/texts';
import { HolderBadge } from '../HolderBadge';
import { UrgentMark } from '../UrgentMark';
import type { InboxSearch } from '../inboxSearch';
import { contactName, leadsTo, summary } from '../names';
import { Receipt } from '../Receipt';

const MOST_LABELS = 3;

interface RowProps {
  conversation: Conversation;
  open: boolean;
  search: InboxSearch;
  /** ticked or not; null while the reader may not change anything */
  chosen: boolean | null;
  /** something is ticked: the boxes show */
  choosing: boolean;
  /** the row's place in the list, from 0, and in its height */
  index: number;
  start: number;
  /** how many rows the list has; -1 while nobody knows */
  size: number;
  measure: (row: Element | null) => void;
}

export const ConversationRow = memo(function ConversationRow({ conversation, open, search, chosen, choosing, index, start, size, measure }: RowProps) {
  const now = useNow();
  const typing = useTyping(conversation.id);
  const name = contactName(conversation);
  const last = conversation.lastMessage;
  const unread = conversation.unread > 0;
  return (
    <li
      ref={measure}
      data-index={index}
      data-row={conversation.id}
      aria-setsize={size}
      aria-posinset={index + 1}
      className="group/row absolute inset-x-0 top-0"
      style={{ transform: `translateY(${String(start)}px)` }}
    >
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: leadsTo(conversation) }}
        search={search}
        data-conversation={conversation.id}
        aria-current={open ? 'true' : undefined}
        className={cx(
          'relative flex gap-3 border-b border-line/60 px-4 py-3 transition-colors -outline-offset-2 focus-visible:z-10',
          open || chosen ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        {open && <span className="absolute inset-y-0 left-0 w-[3px] bg-accent" aria-hidden="true" />}
        <Avatar name={conversation.contact.name} seed={conversation.contact.id} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className={cx('min-w-0 flex-1 truncate text-base', unread ? 'font-semibold' : 'font-medium')}>{name}</span>
            <DemoMark kind={conversation.channelKind} />
            <time dateTime={conversation.lastMessageAt} title={fullTime(conversation.lastMessageAt)} className={cx('tabular shrink-0 text-xs', unread ? 'font-semibold text-accent-text' : 'text-ink-3')}>
              {shortAgo(conversation.lastMessageAt, now)}
            </time>
          </span>
          <span className="mt-0.5 flex items-center gap-1 text-sm">
            {!typing && last?.direction === 'outbound' && last.status && <span className="inline-flex text-ink-3"><Receipt status={last.status} /></span>}
            {!typing && last?.direction === 'note' && <span className="text-note">{t('inbox.notePrefix')}</span>}
            {typing ? (
              <span data-testid="row-typing" className="min-w-0 flex-1 truncate font-medium text-accent-text">{t('conversation.typing', { name })}</span>
            ) : (
              <span className={cx('min-w-0 flex-1 truncate', unread ? 'text-ink' : 'text-ink-2')}>{last ? summary(last) : t('inbox.noMessages')}</span>
            )}
            {unread && (
              <span className="tabular ml-1 inline-flex h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded-full bg-accent px-1 text-2xs font-semibold text-on-accent">
                <span aria-hidden="true">{conversation.unread > 99 ? '99+' : conversation.unread}</span>
                <span className="sr-only">{t('inbox.unread', { n: conversation.unread })}</span>
              </span>
            )}
          </span>
          <span className="mt-1.5 flex items-center gap-1.5 overflow-hidden">
            {conversation.mergedInto ? (
              <span className="inline-flex min-w-0 items-center gap-1 text-2xs font-semibold text-ink-2"><Merge className="size-3 shrink-0" aria-hidden="true" /><span className="truncate">{t('merging.in', { channel: conversation.mergedInto.channelName })}</span></span>
            ) : conversation.status === 'resolved' ? (
              <span className="inline-flex items-center gap-1 text-2xs font-semibold text-ok"><CheckCheck className="size-3" aria-hidden="true" />{t('inbox.resolved')}</span>
            ) : (
              <HolderBadge holder={conversation.holder} waiting={conversation.waitingSince && !conversation.due ? span(now - Date.parse(conversation.waitingSince)) : null} />
            )}
            {conversation.due && <DuePill due={conversation.due} now={now} />}
            {conversation.snoozedUntil && <SnoozedPill until={conversation.snoozedUntil} now={now} />}
            {conversation.priority === 'high' && conversation.status === 'open' && <UrgentMark />}
            {conversation.priority === 'low' && conversation.status === 'open' && <span className="inline-flex shrink-0 items-center gap-0.5 whitespace-nowrap text-2xs text-ink-3"><ArrowDown className="size-3" aria-hidden="true" />{t('desk.priority.low')}</span>}
            <span className="ml-auto min-w-0 truncate pl-2 text-2xs text-ink-3">{conversation.channelName}</span>
          </span>
          {(conversation.labels.length > 0 || conversation.team) && (
            <span className="mt-1.5 flex items-center gap-1">
              {conversation.team && <TeamPill name={conversation.team.name} />}
              {conversation.labels.slice(0, MOST_LABELS).map((label) => <LabelPill key={label.id} label={label} />)}
              {conversation.labels.length > MOST_LABELS && <span className="tabular shrink-0 text-2xs text-ink-3">+{conversation.labels.length - MOST_LABELS}</span>}
            </span>
          )}
        </span>
      </Link>
      {chosen !== null && (
        // In the place of the face: where the eye is already. A finger ticks only once ticking has begun.
        <label className={cx('absolute left-3 top-2 z-10 flex size-11 cursor-pointer items-center justify-center rounded-lg', choosing ? (open || chosen ? 'bg-accent-soft' : 'bg-surface group-hover/row:bg-hover') : 'opacity-0 has-focus-visible:bg-surface has-focus-visible:opacity-100 pointer-coarse:hidden group-hover/row:bg-hover group-hover/row:opacity-100')}>
          <input type="checkbox" checked={chosen} aria-label={t('desk.select', { name })} onChange={() => { toggleSelected(conversation.id); }} className="size-4 accent-accent" />
        </label>
      )}
    </li>
  );
});
