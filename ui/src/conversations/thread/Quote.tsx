import type { Conversation, Message } from '@/api/conversations';
import { t } from '@/texts';
import { contactName, summary } from '../names';
import { jumpTo } from './place';

/** Leads to the message it is taken from. */
export function Quote({ id, message, conversation }: { id: string; message: Message | 'elsewhere'; conversation: Conversation }) {
  return (
    <button
      type="button"
      title={t('thread.toQuoted')}
      onClick={() => { jumpTo({ conversation: conversation.id, message: id }, true); }}
      className="mb-1.5 block w-full rounded-lg border-l-[3px] border-accent bg-ink/5 px-2 py-1 text-left text-xs hover:bg-ink/10"
    >
      {message === 'elsewhere' ? (
        <span className="text-ink-3">{t('thread.quoteElsewhere')}</span>
      ) : (
        <>
          <span className="block font-semibold text-ink-2">{quotedAuthor(message, conversation)}</span>
          <span className="line-clamp-2 text-ink-2">{message.revokedAt ? t('thread.revoked') : summary(message)}</span>
        </>
      )}
    </button>
  );
}

export function quotedAuthor(message: Message, conversation: Conversation): string {
  if (message.author.kind === 'contact') return contactName(conversation);
  if (message.author.kind === 'bot') return t('holder.bot');
  return message.author.name ?? t('holder.teammate');
}
