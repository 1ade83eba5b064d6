import { useQueryClient } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { sendMessage, takeConversation, type Conversation } from '@/api/conversations';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { putMessage } from '../queries';
import { bubbleLook } from './Bubble';
import { AttachmentView } from './bodies/AttachmentView';
import { discardOutgoing, sendOutgoing, type Outgoing } from './outgoing';
import { RichText } from './bodies/RichText';

/** A message on its way, or one that did not get away: never shown as sent before the server has it. */
export function OutgoingBubble({ item, conversation }: { item: Outgoing; conversation: Conversation }) {
  const queries = useQueryClient();
  const again = async () => {
    const message = await sendOutgoing(item, sendMessage);
    if (message) putMessage(queries, item.conversationId, message);
  };
  const takeAndSend = async () => {
    try {
      queries.setQueryData(['conversation', conversation.id], await takeConversation(conversation.id, true));
      await again();
    } catch (error) {
      toast(errorText(error), 'danger');
    }
  };
  const failed = item.state === 'failed';
  const held = item.failure?.code === 'conversations/held';
  return (
    <div data-testid="outgoing" className="mt-2 flex flex-col items-end sm:pr-8">
      <div className={cx('max-w-[78%] whitespace-pre-wrap rounded-2xl rounded-br-md border px-3 py-2 text-base [overflow-wrap:anywhere]', bubbleLook(item.body.note ? 'note' : 'ours', 'teammate'), failed ? 'border-danger!' : 'opacity-75')}>
        {item.attachments.map((attachment, index) => <AttachmentView key={attachment.id ?? index} attachment={attachment} />)}
        {item.body.template ? t('composer.templateNamed', { name: item.body.template.name }) : <RichText text={item.body.text ?? ''} />}
      </div>
      {failed ? (
        <div role="alert" className="mt-1 flex max-w-96 flex-col items-end gap-1.5">
          <p className="text-right text-xs text-danger">{reason(item, conversation)}</p>
          <div className="flex gap-1.5">
            <Button size="sm" look="quiet" onClick={() => { discardOutgoing(item.key); }}>{t('thread.discard')}</Button>
            {held
              ? <Button size="sm" onClick={() => { void takeAndSend(); }}>{t('thread.takeAndSend')}</Button>
              : <Button size="sm" onClick={() => { void again(); }}>{t('shell.retry')}</Button>}
          </div>
        </div>
      ) : (
        <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-ink-3"><Clock className="size-3" aria-hidden="true" />{t('thread.sending')}</p>
      )}
    </div>
  );
}

function reason(item: Outgoing, conversation: Conversation): string {
  switch (item.failure?.code) {
    case 'conversations/held': return t('thread.notSentHeld', { name: conversation.holder.name ?? t('holder.teammate') });
    case 'conversations/window-closed': return t('thread.notSentWindow');
    case 'conversations/window-over': return t('thread.notSentOver');
    case 'console/reloaded': return t('thread.notSentReloaded');
    case 'network/unreachable': return t('thread.notSentNetwork');
    default: return t('thread.notSent', { reason: item.failure?.text ?? '' });
  }
}
