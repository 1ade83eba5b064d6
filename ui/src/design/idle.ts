import { useEffect, useState } from 'react';

/** However busy the page is, it does not wait longer. */
const LONGEST_MS = 3_000;

/** Runs it once the browser has nothing more urgent to do. Returns how to give it up. */
export function whenIdle(run: () => void): () => void {
  // Safari has none.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 300);
    return () => { clearTimeout(timer); };
  }
  const asked = requestIdleCallback(run, { timeout: LONGEST_MS });
  return () => { cancelIdleCallback(asked); };
}

/** For what may come after the rest of the page. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => { setIdle(true); }), []);
  return idle;
}
