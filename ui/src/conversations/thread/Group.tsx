import { Bot, Megaphone, StickyNote } from 'lucide-react';
import type { Conversation, Message } from '@/api/conversations';
import { useMe } from '@/access/session';
import { Avatar } from '@/design/Avatar';
import { cx } from '@/design/cx';
import { clock } from '@/design/time';
import { t } from '@/texts';
import { contactName, summary } from '../names';
import { Bubble } from './Bubble';
import type { Side } from './threadDays';

interface GroupProps {
  side: Side;
  messages: Message[];
  conversation: Conversation;
  quoted: ReadonlyMap<string, Message>;
  /** Without it, nothing is done to the messages here. */
  onReplyTo?: (message: Message) => void;
  onWhy?: (message: Message) => void;
}

/** A run of messages by one author, with the author said once. */
export function Group({ side, messages, conversation, quoted, onReplyTo, onWhy }: GroupProps) {
  const first = messages[0];
  if (!first) return null;
  if (side === 'system') return <>{messages.map((message) => <SystemLine key={message.id} message={message} conversation={conversation} />)}</>;
  const mirrored = side === 'ours' || side === 'note';
  return (
    <div data-author={first.author.kind} className={cx('mt-3 flex gap-2', mirrored && 'flex-row-reverse')}>
      <span className="hidden w-6 shrink-0 self-end pb-5 sm:block"><Face message={first} conversation={conversation} /></span>
      <div className={cx('flex min-w-0 max-w-[88%] flex-col gap-1 sm:max-w-[78%]', mirrored ? 'items-end' : 'items-start')}>
        <p className="flex items-center gap-1 px-1 text-xs text-ink-3">
          {side === 'note' && <StickyNote className="size-3 text-note" aria-hidden="true" />}
          <span className={cx('font-medium', first.author.kind === 'bot' && 'text-bot', side === 'note' && 'text-note')}><AuthorName message={first} conversation={conversation} /></span>
          {side === 'note' && <span className="text-note">· {t('thread.noteOnlyTeam')}</span>}
        </p>
        {messages.map((message, index) => (
          <Bubble
            key={message.id}
            message={message}
            side={side}
            last={index === messages.length - 1}
            conversation={conversation}
            quoted={message.replyTo ? (quoted.get(message.replyTo) ?? 'elsewhere') : null}
            onReplyTo={onReplyTo}
            onWhy={onWhy}
          />
        ))}
      </div>
    </div>
  );
}

function AuthorName({ message, conversation }: { message: Message; conversation: Conversation }) {
  const me = useMe();
  switch (message.author.kind) {
    case 'contact': return contactName(conversation);
    case 'bot': return t('holder.bot');
    case 'teammate': return message.author.id === me.teammate.id ? t('holder.you') : (message.author.name ?? t('holder.teammate'));
    case 'system': return t('thread.system');
    case 'mailing': return message.author.name === null || message.author.name === undefined ? t('thread.mailing') : t('thread.mailingCalled', { name: message.author.name });
  }
}

function Face({ message, conversation }: { message: Message; conversation: Conversation }) {
  if (message.author.kind === 'bot') {
    return <span className="flex size-6 items-center justify-center rounded-full bg-bot-soft text-bot"><Bot className="size-3.5" aria-hidden="true" /></span>;
  }
  if (message.author.kind === 'mailing') {
    return <span className="flex size-6 items-center justify-center rounded-full bg-sunken text-ink-2"><Megaphone className="size-3.5" aria-hidden="true" /></span>;
  }
  if (message.author.kind === 'contact') return <Avatar size="sm" name={conversation.contact.name} seed={conversation.contact.id} />;
  return <Avatar size="sm" name={message.author.name ?? null} seed={message.author.id ?? ''} />;
}

function SystemLine({ message, conversation }: { message: Message; conversation: Conversation }) {
  const reaction = message.type === 'reaction';
  return (
    <p data-message={message.id} className="mx-auto my-2 max-w-lg text-center text-xs text-ink-3">
      {reaction ? <><AuthorName message={message} conversation={conversation} /> {message.text ? t('thread.reacted', { emoji: message.text }) : t('thread.unreacted')}</> : (message.text || summary(message))} <time dateTime={message.createdAt} className="tabular">· {clock(message.createdAt)}</time>
      {reaction && message.status === 'failed' && <span className="text-danger"> {t('thread.failed')} {message.error?.text}</span>}
    </p>
  );
}
