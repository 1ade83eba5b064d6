import { useEffect, useState } from 'react';

/** However busy the page is, it does not wait longer. */
const LONGEST_MS = 3_000;

/** What the page was opened for, while it is still on its way. */
let urgent: Promise<unknown> | null = null;

/** Nothing that can wait is begun before this has come; not for longer than somebody would notice. */
export function idleAfter(wanted: Promise<unknown>): void {
  const late = new Promise((resolve) => { setTimeout(resolve, LONGEST_MS); });
  const mine = Promise.race([wanted, late]).catch(() => undefined).finally(() => { if (urgent === mine) urgent = null; });
  urgent = mine;
}

/** Runs it once the browser has nothing more urgent to do. Returns how to give it up. */
export function whenIdle(run: () => void): () => void {
  if (!urgent) return whenBrowserIdle(run);
  let giveUp: (() => void) | null = null;
  let wanted = true;
  void urgent.then(() => { if (wanted) giveUp = whenBrowserIdle(run); });
  return () => { wanted = false; giveUp?.(); };
}

function whenBrowserIdle(run: () => void): () => void {
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
