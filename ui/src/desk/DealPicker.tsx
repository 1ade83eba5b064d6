import { useQuery } from '@tanstack/react-query';
import { conversationQuery } from '@/conversations/queries';
import { errorText } from '@/design/States';
import { Overlay } from '@/design/Overlay';
import { Pending } from '@/shell/fallbacks';
import { EditDeal } from '@/pipeline/EditDeal';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';

/** A deal with whom a conversation is, of whoever has it. */
export function DealPicker({ ids, close }: AskProps) {
  const conversation = useQuery(conversationQuery(ids[0] ?? ''));
  if (!conversation.data) {
    return <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('pipeline.new')}>{conversation.isError ? <p role="alert" className="text-sm text-danger">{errorText(conversation.error)}</p> : <Pending />}</Overlay>;
  }
  const { contact, holder } = conversation.data;
  return <EditDeal deal={null} contact={{ id: contact.id, name: contact.name ?? contact.address }} owner={holder.kind === 'teammate' && holder.id ? { id: holder.id, name: holder.name ?? null } : undefined} close={close} />;
}
