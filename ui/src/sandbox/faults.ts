import type { Faults } from '@/api/sandbox';

/** What can go wrong with what the provider delivers to us. */
export const deliveryFaults = ['duplicate', 'batch', 'reorder', 'missingStatus', 'mediaError'] as const;

/** What can go wrong with what we send to it. */
export const sendFaults = [
  'expiredToken190',
  'rateLimit429',
  'throughputLimit130429',
  'pairLimit131056',
  'spamLimit131048',
  'serverError5xx',
  'serverErrorPlain',
  'hangBeforeAccept',
  'hang',
  'dropAfterAccept',
  'garbage',
] as const;

export const DELAY = 'delayMs';

export const calm = (faults: Faults): Faults => Object.fromEntries(Object.keys(faults).map((name) => [name, 0]));

export const troubled = (faults: Faults): boolean => Object.values(faults).some((value) => value > 0);
