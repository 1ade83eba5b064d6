import type { Conversation, Message } from '@/api/conversations';
import { t } from '@/texts';
import { withoutMarks } from './thread/bodies/styling';

export const contactName = (conversation: Pick<Conversation, 'contact'>) =>
  conversation.contact.name ?? conversation.contact.address ?? t('inbox.unnamed');

/** What was merged goes on elsewhere. */
export const leadsTo = (conversation: Pick<Conversation, 'id' | 'mergedInto'>) => conversation.mergedInto?.id ?? conversation.id;

const typeNames: Record<string, string> = {
  image: t('type.image'),
  video: t('type.video'),
  audio: t('type.audio'),
  voice: t('type.audio'),
  document: t('type.document'),
  sticker: t('type.sticker'),
  location: t('type.location'),
  contacts: t('type.contacts'),
  order: t('type.order'),
  template: t('type.template'),
  reaction: t('type.reaction'),
  system: t('type.system'),
  button: t('type.choice'),
  interactive: t('type.choice'),
  unsupported: t('type.unsupported'),
};

export const typeName = (type: string) => typeNames[type] ?? t('type.other');

/** Types whose words say enough without the type's name. */
const speaksForItself = new Set(['button', 'interactive', 'template', 'system']);

/** One line that stands for a message in a list or a quote. */
export function summary(message: Pick<Message, 'type' | 'text'>): string {
  const text = message.text ? withoutMarks(message.text).trim() : '';
  // Only a deleted message is a text without text.
  if (message.type === 'text') return text || t('type.deleted');
  if (text && speaksForItself.has(message.type)) return text;
  return text ? `${typeName(message.type)} · ${text}` : typeName(message.type);
}
