import type { Message, MessagePage } from '@/api/conversations';

/**
 * Puts a freshly read newest page over what is known. If the two do not touch, more came than one page holds:
 * the older ones are let go, and scrolling up reads them again, rather than showing a thread with a hole.
 */
export function mergeNewest(known: MessagePage | undefined, fresh: MessagePage): MessagePage {
  const first = fresh.items[0];
  if (!known || !first) return fresh;
  const touch = known.items.findIndex((message) => message.id === first.id);
  if (touch < 0) return fresh;
  return { items: [...known.items.slice(0, touch), ...fresh.items], previous: touch > 0 ? known.previous : fresh.previous };
}

/** Adds an older page in front, unless the beginning has moved since it was asked for. */
export function prepend(known: MessagePage, older: MessagePage, before: string): MessagePage {
  if (known.previous !== before) return known;
  const ids = new Set(known.items.map((message) => message.id));
  return { items: [...older.items.filter((message) => !ids.has(message.id)), ...known.items], previous: older.previous };
}

/** Our side has one reaction at a message, or none (null). */
export function withReaction(page: MessagePage, messageId: string, emoji: string | null): MessagePage {
  return { ...page, items: page.items.map((message) => (message.id === messageId ? reacted(message, emoji) : message)) };
}

function reacted(message: Message, emoji: string | null): Message {
  const theirs = message.reactions.filter((reaction) => reaction.by === 'contact');
  return { ...message, reactions: emoji ? [...theirs, { emoji, by: 'teammate' }] : theirs };
}
