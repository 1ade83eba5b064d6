import type { Change } from '@/live/changes';

export type Notice = 'given' | 'target-missed' | 'target-close' | 'task-due';

const known: readonly Notice[] = ['given', 'target-missed', 'target-close', 'task-due'];

/** What somebody is told of a change; null when it is none of theirs. What is for nobody in particular is for everybody. */
export function noticeOf({ what }: Change, me: string): Notice | null {
  const whom = what.filter((word) => word.startsWith('for-'));
  if (whom.length > 0 && !whom.includes(`for-${me}`)) return null;
  return known.find((word) => what.includes(word)) ?? null;
}
