import { useQuery } from '@tanstack/react-query';
import { FileQuestion } from 'lucide-react';
import { Overlay } from '@/design/Overlay';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { turnOfMessageQuery } from '../queries';
import { TurnReplay } from './TurnReplay';

interface ReplaySheetProps {
  conversationId: string;
  /** what the customer wrote, or what the bot answered; null while nothing is asked */
  messageId: string | null;
  onClose: () => void;
}

/** Why the bot said that: the turn that a message led to, or came from. */
export function ReplaySheet({ conversationId, messageId, onClose }: ReplaySheetProps) {
  return (
    <Overlay kind="sheet" wide open={messageId !== null} onOpenChange={(open) => { if (!open) onClose(); }} title={t('replay.title')} description={t('replay.lead')}>
      {messageId !== null && <Replay conversationId={conversationId} messageId={messageId} />}
    </Overlay>
  );
}

function Replay({ conversationId, messageId }: { conversationId: string; messageId: string }) {
  const turns = useQuery(turnOfMessageQuery(conversationId, messageId));
  if (turns.isPending) {
    return (
      <div role="status" className="space-y-3">
        <span className="sr-only">{t('shell.loading')}</span>
        <Bone className="h-16 w-full" />
        {[1, 2, 3, 4].map((row) => <Bone key={row} className="h-20 w-full" />)}
      </div>
    );
  }
  if (turns.isError) return <Failed error={turns.error} retry={() => { void turns.refetch(); }} />;
  const turn = turns.data.items[0];
  return turn ? <TurnReplay turn={turn} /> : <Empty icon={<FileQuestion className="size-5" />} title={t('replay.none')}>{t('replay.noneLead')}</Empty>;
}
