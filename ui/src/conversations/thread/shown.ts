import type { Attachment, Message } from '@/api/conversations';
import { createStore } from '@/design/store';

/** The picture or film that fills the screen, by its address; null while none does. */
export const shown = createStore<string | null>(null);

export interface Picture {
  url: string;
  attachment: Attachment;
  message: Message;
}

/** What there is to look at in these messages, in their order. Stickers are no pictures, and what would run is not opened. */
export function picturesOf(messages: readonly Message[]): Picture[] {
  return messages
    .filter((message) => message.revokedAt === null && message.type !== 'sticker')
    .flatMap((message) => message.attachments.flatMap((attachment) => {
      const { url, state, type, program } = attachment;
      return url && state === 'stored' && !program && (type === 'image' || type === 'video') ? [{ url, attachment, message }] : [];
    }));
}
