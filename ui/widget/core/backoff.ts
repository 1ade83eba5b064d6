const FIRST = 600;
const LONGEST = 30_000;

/** How long to wait before try number `attempt` + 1: doubling, at most half a minute, never all browsers at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 16));
  return Math.round(ceiling * (0.5 + random() / 2));
}
