import type { Page } from '@/api/client';
import type { Conversation, Order, Priority } from '@/api/conversations';

/** Where a conversation stands in a list: what the server sorts by. */
export interface Place {
  rank: number;
  at: string;
  id: string;
}

/** As much of a list as was read, in its order. */
export interface Listed {
  items: readonly Conversation[];
  /** where reading goes on; null at the end */
  next: string | null;
  /** the place behind which nothing was read; what has moved away from there since does not move it */
  end: Place | null;
}

const ranks: Record<Priority, number> = { low: -1, normal: 0, high: 1 };

/** The server leaves out the zeros behind a second's fraction. */
const moment = (iso: string) => {
  const [seconds = '', fraction = ''] = iso.replace('Z', '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
};

export function placeOf(order: Order, conversation: Conversation): Place {
  const { id, priority, waitingSince, due, lastMessageAt } = conversation;
  switch (order) {
    case 'recent': return { rank: 0, at: moment(lastMessageAt), id };
    case 'waiting': return { rank: ranks[priority], at: moment(waitingSince ?? lastMessageAt), id };
    case 'target': return { rank: 0, at: moment(due?.at ?? lastMessageAt), id };
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Below zero: `one` comes first. */
export function inOrder(order: Order, one: Place, other: Place): number {
  const later = compare(one.at, other.at) || compare(one.id, other.id);
  return order === 'recent' ? -later : other.rank - one.rank || later;
}

/** What was read from the beginning, or behind what was read before. A row that moved meanwhile is in both. */
export function append(order: Order, before: Listed | undefined, page: Page<Conversation>): Listed {
  const known = new Set(before?.items.map(({ id }) => id));
  const last = page.items[page.items.length - 1];
  return {
    items: [...(before?.items ?? []), ...page.items.filter(({ id }) => !known.has(id))],
    next: page.next,
    end: page.next === null ? null : last ? placeOf(order, last) : before?.end ?? null,
  };
}

/**
 * Puts what changed in its place: of the conversations `asked` about, `found` are those that the list shows now. The
 * others leave it, as does what moved behind the end of what was read; it is read when one comes there.
 */
export function follow(order: Order, listed: Listed, asked: readonly string[], found: readonly Conversation[]): Listed {
  const gone = new Set(asked);
  const items = listed.items.filter(({ id }) => !gone.has(id));
  for (const conversation of found) {
    const place = placeOf(order, conversation);
    if (listed.end !== null && inOrder(order, place, listed.end) > 0) continue;
    items.splice(firstBehind(order, items, place), 0, conversation);
  }
  return { ...listed, items };
}

function firstBehind(order: Order, items: readonly Conversation[], place: Place): number {
  let from = 0;
  let to = items.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = items[middle];
    if (there && inOrder(order, placeOf(order, there), place) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
