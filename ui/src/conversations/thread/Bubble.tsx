import { useSyncExternalStore } from 'react';
import { CircleHelp, CornerUpLeft, Forward, Languages } from 'lucide-react';
import type { Conversation, Message } from '@/api/conversations';
import { useMay } from '@/access/session';
import { IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { clock, fullTime } from '@/design/time';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { TranslatedWords } from '@/translation/TranslatedWords';
import { keyOf, translateOne } from '@/translation/translations';
import { hasWords, useOutlook } from '@/translation/useTranslating';
import { Receipt } from '../Receipt';
import { Body } from './bodies/Body';
import { FailureLine } from './FailureLine';
import { marked } from './place';
import { Quote } from './Quote';
import { ReactMenu } from './ReactMenu';
import type { Side } from './threadDays';

interface BubbleProps {
  message: Message;
  side: Side;
  last: boolean;
  conversation: Conversation;
  quoted: Message | 'elsewhere' | null;
  /** Without it, it is only read here. */
  onReplyTo?: (message: Message) => void;
  onWhy?: (message: Message) => void;
}

export function bubbleLook(side: Side, author: Message['author']['kind']): string {
  if (side === 'note') return 'border-note-line bg-note-soft text-ink';
  if (side === 'contact') return 'border-line bg-surface text-ink';
  return author === 'bot' ? 'border-transparent bg-bot-soft text-ink' : 'border-transparent bg-accent-soft text-ink';
}

/** Beside the message; on a phone, where a message may be as wide as the screen, on its lower edge. */
const tools = cx(
  'pointer-events-none absolute -bottom-2 z-10 flex rounded-lg border border-line bg-raised opacity-0 shadow-card transition-opacity sm:bottom-auto sm:top-0 sm:border-0 sm:bg-transparent sm:shadow-none',
  'group-hover/bubble:pointer-events-auto group-hover/bubble:opacity-100 group-focus-within/bubble:pointer-events-auto group-focus-within/bubble:opacity-100',
  'has-[[data-state=open]]:pointer-events-auto has-[[data-state=open]]:opacity-100',
);

export function Bubble({ message, side, last, conversation, quoted, onReplyTo, onWhy }: BubbleProps) {
  const mayWrite = useMay('conversations:write');
  const revoked = message.revokedAt !== null;
  const bare = message.type === 'sticker' && !revoked;
  const canAnswer = onReplyTo !== undefined && mayWrite && side !== 'note' && !revoked;
  const language = useLanguage();
  const translates = useOutlook(conversation.id).ready && hasWords(message);
  const found = useSyncExternalStore(marked.subscribe, () => marked.get() === message.id);
  const decided = onWhy !== undefined && message.author.kind === 'bot' && side === 'ours';
  return (
    <article
      data-testid="message"
      data-message={message.id}
      data-direction={message.direction}
      aria-current={found || undefined}
      // A tap puts the focus here, and with it shows what can be done where nothing can be pointed at.
      tabIndex={canAnswer || decided || translates ? -1 : undefined}
      className={cx('group/bubble relative flex max-w-full flex-col outline-none', side === 'contact' ? 'items-start' : 'items-end')}
    >
      <div
        className={cx(
          'relative min-w-16 max-w-full rounded-2xl border px-3 py-2 text-base [overflow-wrap:anywhere]',
          bare ? 'border-transparent' : bubbleLook(side, message.author.kind),
          found && 'ring-2 ring-accent ring-offset-2 ring-offset-canvas',
          last && !bare && (side === 'contact' ? 'rounded-bl-md' : 'rounded-br-md'),
        )}
      >
        {message.forwarded && <p className="mb-0.5 flex items-center gap-1 text-xs italic text-ink-3"><Forward className="size-3" aria-hidden="true" />{t('thread.forwarded')}</p>}
        {quoted && message.replyTo && <Quote id={message.replyTo} message={quoted} conversation={conversation} />}
        {revoked ? <p className="italic text-ink-3">{t('thread.revoked')}</p> : <><Body message={message} /><TranslatedWords message={message} conversation={conversation.id} /></>}
      </div>
      {message.reactions.length > 0 && (
        <ul aria-label={t('thread.reactions')} className={cx('relative -mt-1.5 mb-0.5 flex gap-1 px-2', side !== 'contact' && 'self-end')}>
          {message.reactions.map((reaction, index) => (
            <li key={index} title={t(`thread.reactionBy.${reaction.by}`)} className="rounded-full border border-line bg-raised px-1.5 text-xs leading-5 shadow-card">
              {reaction.emoji}<span className="sr-only"> {t(`thread.reactionBy.${reaction.by}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <Meta message={message} side={side} last={last} />
      {(canAnswer || decided || translates) && (
        <div className={cx(tools, side === 'contact' ? 'right-1 sm:left-full sm:right-auto sm:pl-1' : 'left-1 sm:left-auto sm:right-full sm:pr-1')}>
          {canAnswer && side === 'contact' && <ReactMenu message={message} conversationId={conversation.id} />}
          {translates && <IconButton label={t('translation.message')} size="sm" onClick={() => { void translateOne(message.id, keyOf(message, language), language); }}><Languages className="size-3.5" /></IconButton>}
          {decided && <IconButton label={t('replay.why')} size="sm" onClick={() => { onWhy(message); }}><CircleHelp className="size-3.5" /></IconButton>}
          {canAnswer && <IconButton label={t('thread.replyTo')} size="sm" onClick={() => { onReplyTo(message); }}><CornerUpLeft className="size-3.5" /></IconButton>}
        </div>
      )}
    </article>
  );
}

function Meta({ message, side, last }: { message: Message; side: Side; last: boolean }) {
  const outbound = side === 'ours';
  const loud = message.status === 'failed' || message.status === 'unsure' || message.status === 'cancelled';
  if (!last && !loud && !message.editedAt && !(outbound && message.status !== 'read')) return null;
  return (
    <>
      <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-ink-3">
        {message.editedAt && <span title={fullTime(message.editedAt)}>{t('thread.edited')} ·</span>}
        <time dateTime={message.createdAt} title={fullTime(message.createdAt)} className="tabular">{clock(message.createdAt)}</time>
        {outbound && <Receipt status={message.status} />}
      </p>
      {outbound && loud && <FailureLine message={message} />}
    </>
  );
}
