import type { Faults } from '@/api/sandbox';

export const shares = ['duplicate', 'batch', 'reorder', 'rateLimit429', 'pairLimit131056', 'serverError5xx', 'hang', 'dropAfterAccept', 'garbage'] as const;

export const calm: Faults = {
  duplicate: 0, batch: 0, reorder: 0, delayMs: 0, rateLimit429: 0, pairLimit131056: 0, serverError5xx: 0, hang: 0, dropAfterAccept: 0, garbage: 0,
};

export const troubled = (faults: Faults) => Object.values(faults).some((value) => Number(value) > 0);
