import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { memo } from 'react';
import type { Conversation } from '@/api/conversations';
import { Avatar } from '@/design/Avatar';
import { cx } from '@/design/cx';
import { fullTime, shortAgo, span } from '@/design/time';
import { useNow } from '@/design/useNow';
import { useTyping } from '@/live/typing';
import { t } from '@/texts';
import { HolderBadge } from '../HolderBadge';
import { UrgentMark } from '../UrgentMark';
import type { InboxSearch } from '../inboxSearch';
import { contactName, summary } from '../names';
import { Receipt } from '../Receipt';

interface RowProps {
  conversation: Conversation;
  open: boolean;
  search: InboxSearch;
}

export const ConversationRow = memo(function ConversationRow({ conversation, open, search }: RowProps) {
  const now = useNow();
  const typing = useTyping(conversation.id);
  const name = contactName(conversation);
  const last = conversation.lastMessage;
  const unread = conversation.unread > 0;
  return (
    <li>
      <Link
        to="/inbox/$conversationId"
        params={{ conversationId: conversation.id }}
        search={search}
        data-conversation={conversation.id}
        aria-current={open ? 'true' : undefined}
        className={cx(
          'relative flex gap-3 border-b border-line/60 px-4 py-3 transition-colors -outline-offset-2 focus-visible:z-10',
          open ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        {open && <span className="absolute inset-y-0 left-0 w-[3px] bg-accent" aria-hidden="true" />}
        <Avatar name={conversation.contact.name} seed={conversation.contact.id} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className={cx('min-w-0 flex-1 truncate text-base', unread ? 'font-semibold' : 'font-medium')}>{name}</span>
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
          <span className="mt-1.5 flex items-center gap-1.5">
            {conversation.status === 'resolved' ? (
              <span className="inline-flex items-center gap-1 text-2xs font-semibold text-ok"><CheckCheck className="size-3" aria-hidden="true" />{t('inbox.resolved')}</span>
            ) : (
              <HolderBadge holder={conversation.holder} waiting={conversation.waitingSince ? span(now - Date.parse(conversation.waitingSince)) : null} />
            )}
            {conversation.priority === 'high' && conversation.status === 'open' && <UrgentMark />}
            <span className="ml-auto min-w-0 truncate pl-2 text-2xs text-ink-3">{conversation.channelName}</span>
          </span>
        </span>
      </Link>
    </li>
  );
});
