import type { Conversation, Message } from '@/api/conversations';
import { t } from '@/texts';
import { contactName, summary } from '../names';

export function Quote({ message, conversation }: { message: Message | 'elsewhere'; conversation: Conversation }) {
  return (
    <div className="mb-1.5 rounded-lg border-l-[3px] border-accent bg-ink/5 px-2 py-1 text-xs">
      {message === 'elsewhere' ? (
        <p className="text-ink-3">{t('thread.quoteElsewhere')}</p>
      ) : (
        <>
          <p className="font-semibold text-ink-2">{quotedAuthor(message, conversation)}</p>
          <p className="line-clamp-2 text-ink-2">{message.revokedAt ? t('thread.revoked') : summary(message)}</p>
        </>
      )}
    </div>
  );
}

export function quotedAuthor(message: Message, conversation: Conversation): string {
  if (message.author.kind === 'contact') return contactName(conversation);
  if (message.author.kind === 'bot') return t('holder.bot');
  return message.author.name ?? t('holder.teammate');
}
