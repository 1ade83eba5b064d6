import type { Message } from '@/api/conversations';
import { dayKey } from '@/design/time';

export type Side = 'contact' | 'ours' | 'note' | 'system';

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'group'; key: string; side: Side; messages: Message[] };

const GROUP_MS = 5 * 60_000;

export function sideOf(message: Message): Side {
  if (message.direction === 'note') return 'note';
  // A reaction of ours is a small event in the thread, not something said.
  if (message.type === 'system' || message.type === 'reaction' || message.author.kind === 'system') return 'system';
  return message.direction === 'inbound' ? 'contact' : 'ours';
}

/** A thread as it is read: days, and in them runs of messages by one author within five minutes. */
export function threadItems(messages: readonly Message[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  let day = '';
  let last: Message | null = null;
  for (const message of messages) {
    const today = dayKey(message.createdAt);
    if (today !== day) {
      items.push({ kind: 'day', key: `day-${today}-${message.id}`, at: message.createdAt });
      day = today;
      last = null;
    }
    const open = items[items.length - 1];
    if (last && open?.kind === 'group' && belongTogether(last, message)) open.messages.push(message);
    else items.push({ kind: 'group', key: message.id, side: sideOf(message), messages: [message] });
    last = message;
  }
  return items;
}

function belongTogether(before: Message, after: Message): boolean {
  return (
    sideOf(before) === sideOf(after) &&
    before.author.kind === after.author.kind &&
    (before.author.id ?? null) === (after.author.id ?? null) &&
    Date.parse(after.createdAt) - Date.parse(before.createdAt) < GROUP_MS
  );
}
