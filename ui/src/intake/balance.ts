import type { Balance } from '@/api/intake';

export const parts = ['answered', 'stored', 'waiting', 'ignored', 'quarantined', 'dead'] as const;
export type Part = (typeof parts)[number];

/** How many items cannot be accounted for: zero when nothing was lost. */
export function missing(balance: Balance): number {
  return balance.received - parts.reduce((sum, part) => sum + balance[part], 0);
}
