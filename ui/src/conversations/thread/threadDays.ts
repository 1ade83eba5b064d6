import type { Message } from '@/api/conversations';
import { dayKey } from '@/design/time';

export type Side = 'contact' | 'ours' | 'note' | 'system';

export interface ThreadGroup {
  key: string;
  side: Side;
  messages: Message[];
}

export interface ThreadDay {
  key: string;
  at: string;
  groups: ThreadGroup[];
}

const GROUP_MS = 5 * 60_000;

export function sideOf(message: Message): Side {
  if (message.direction === 'note') return 'note';
  // A reaction that could not be sent; the others are marks at the message they are about.
  if (message.type === 'system' || message.type === 'reaction' || message.author.kind === 'system') return 'system';
  return message.direction === 'inbound' ? 'contact' : 'ours';
}

/** A thread as it is read: days, and in them runs of messages by one author within five minutes. */
export function threadDays(messages: readonly Message[]): ThreadDay[] {
  const days: ThreadDay[] = [];
  let last: Message | null = null;
  for (const message of messages) {
    const key = dayKey(message.createdAt);
    let day = days[days.length - 1];
    if (!day || day.key !== key) {
      day = { key, at: message.createdAt, groups: [] };
      days.push(day);
      last = null;
    }
    const open = day.groups[day.groups.length - 1];
    if (last && open && belongTogether(last, message)) open.messages.push(message);
    else day.groups.push({ key: message.id, side: sideOf(message), messages: [message] });
    last = message;
  }
  return days;
}

function belongTogether(before: Message, after: Message): boolean {
  return (
    sideOf(before) === sideOf(after) &&
    before.author.kind === after.author.kind &&
    (before.author.id ?? null) === (after.author.id ?? null) &&
    Date.parse(after.createdAt) - Date.parse(before.createdAt) < GROUP_MS
  );
}
