import type { Task } from '@/api/tasks';

export const groups = ['overdue', 'today', 'later'] as const;
export type Group = (typeof groups)[number];

export function endOfDay(now: number): Date {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
}

/** Where a task stands among what is to be done; the day ends where the reader is. */
export function groupOf({ dueAt }: Pick<Task, 'dueAt'>, now: number): Group {
  if (dueAt === null) return 'later';
  const due = Date.parse(dueAt);
  if (due <= now) return 'overdue';
  return due < endOfDay(now).getTime() ? 'today' : 'later';
}
