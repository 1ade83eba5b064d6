import type { Changes } from '@/api/desk';
import type { Conversation } from '@/api/conversations';

/** Who has it, in the words that would give it back to them. */
function assigned({ holder }: Conversation): string {
  if (holder.kind === 'teammate' && holder.id) return holder.id;
  return holder.kind === 'bot' ? 'bot' : 'none';
}

/** What puts one conversation back to how it was. */
export function reverse(before: Conversation, done: Changes): Changes {
  const back: Changes = { force: true };
  const had = new Set(before.labels.map((label) => label.id));
  const off = (done.label ?? []).filter((id) => !had.has(id));
  const on = (done.unlabel ?? []).filter((id) => had.has(id));
  if (off.length > 0) back.unlabel = off;
  if (on.length > 0) back.label = on;
  const resolved = done.status === 'resolved' && before.status === 'open';
  if (resolved) back.status = 'open';
  if (done.status === 'open' && before.status === 'resolved') back.status = 'resolved';
  if ((done.assign !== undefined || done.team !== undefined || resolved) && back.status !== 'resolved') back.assign = assigned(before);
  if (done.team !== undefined) back.team = before.team?.id ?? 'none';
  if (done.priority !== undefined || resolved) back.priority = before.priority;
  if (done.snoozeUntil !== undefined || done.wake || resolved) {
    if (before.snoozedUntil && Date.parse(before.snoozedUntil) > Date.now()) back.snoozeUntil = before.snoozedUntil;
    else back.wake = true;
  }
  return back;
}

/** The same change is asked for once for all conversations it fits. */
export function reverses(before: readonly Conversation[], done: Changes): { ids: string[]; changes: Changes }[] {
  const groups = new Map<string, { ids: string[]; changes: Changes }>();
  for (const conversation of before) {
    const changes = reverse(conversation, done);
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { ids: [], changes };
    group.ids.push(conversation.id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
