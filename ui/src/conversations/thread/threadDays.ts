import type { MergedConversation, Message } from '@/api/conversations';
import type { Activity } from '@/api/desk';
import { dayKey } from '@/design/time';

export type Side = 'contact' | 'ours' | 'note' | 'system';

export interface ThreadGroup {
  key: string;
  side: Side;
  messages: Message[];
  /** what was done between messages; then there are no messages in it */
  activities?: Activity[];
  /** a conversation that was merged here; then there is nothing else in it */
  merged?: MergedConversation;
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

/**
 * A thread as it is read: days, and in them runs of messages by one author within five minutes. What was done between two
 * messages stands between them, together; `activities` are the oldest first. What was merged stands where that was done.
 */
export function threadDays(messages: readonly Message[], activities: readonly Activity[] = [], merged: readonly MergedConversation[] = []): ThreadDay[] {
  const days: ThreadDay[] = [];
  let last: Message | null = null;
  let next = 0;
  let folds = 0;
  const dayOf = (at: string): ThreadDay => {
    const key = dayKey(at);
    let day = days[days.length - 1];
    if (!day || day.key !== key) {
      day = { key, at, groups: [] };
      days.push(day);
      last = null;
    }
    return day;
  };
  const fold = (until: number) => {
    for (let one = merged[folds]; one && Date.parse(one.at) <= until; one = merged[++folds]) {
      dayOf(one.at).groups.push({ key: `merged ${one.id}`, side: 'system', messages: [], merged: one });
      last = null;
    }
  };
  const tell = (until: number) => {
    for (let activity = activities[next]; activity && Date.parse(activity.at) < until; activity = activities[++next]) {
      fold(Date.parse(activity.at));
      const day = dayOf(activity.at);
      const open = day.groups[day.groups.length - 1];
      if (open?.activities) open.activities.push(activity);
      else day.groups.push({ key: activity.id, side: 'system', messages: [], activities: [activity] });
      last = null;
    }
    fold(until);
  };
  for (const message of messages) {
    tell(Date.parse(message.createdAt));
    const day = dayOf(message.createdAt);
    const open = day.groups[day.groups.length - 1];
    if (last && open && belongTogether(last, message)) open.messages.push(message);
    else day.groups.push({ key: message.id, side: sideOf(message), messages: [message] });
    last = message;
  }
  tell(Number.POSITIVE_INFINITY);
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
