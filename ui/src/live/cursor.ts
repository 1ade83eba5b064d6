/** What the live stream last told us, so that a new connection resumes where the old one ended. */
export interface LiveCursor {
  last(): string | null;
  advance(id: string): void;
  forget(): void;
}

export function liveCursor(): LiveCursor {
  let last: string | null = null;
  return {
    last: () => last,
    // The id is opaque: the newest one received wins. An event without an id leaves it alone.
    advance: (id) => { if (id !== '') last = id; },
    forget: () => { last = null; },
  };
}

/** Half-second first, doubling to half a minute, with jitter so that a whole office does not come back at once. */
export function reconnectDelay(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(30_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(ceiling * (0.6 + 0.4 * random()));
}
