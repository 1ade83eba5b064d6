import type { Conversation } from '@/api/conversations';

/** How it stands with what was promised. */
export function standing(due: NonNullable<Conversation['due']>, now: number): 'missed' | 'close' | 'ahead' {
  if (Date.parse(due.at) <= now) return 'missed';
  return Date.parse(due.warnAt) <= now ? 'close' : 'ahead';
}
