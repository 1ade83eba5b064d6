import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { showAlive } from '@/api/teams';
import { useMay } from '@/access/session';
import { whenIdle } from '@/design/idle';

const EVERY_MS = 60_000;
/** Nobody who touched nothing for so long is taken to be there. */
const STILL_MS = 4 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells the server that somebody sits here, for as long as they do. */
export function useSignOfLife(): void {
  const mayWrite = useMay('conversations:write');
  const queries = useQueryClient();
  useEffect(() => {
    if (!mayWrite) return undefined;
    let moved = Date.now();
    let told = 0;
    const tell = () => {
      told = Date.now();
      showAlive().then(() => queries.invalidateQueries({ queryKey: ['presence'] }), () => undefined);
    };
    const look = () => { if (Date.now() - moved < STILL_MS) tell(); };
    const sign = () => {
      moved = Date.now();
      // Whoever comes back does not wait for the next round.
      if (moved - told > STILL_MS) tell();
    };
    const giveUp = whenIdle(look);
    const timer = window.setInterval(look, EVERY_MS);
    for (const one of signs) window.addEventListener(one, sign, { passive: true });
    return () => {
      giveUp();
      window.clearInterval(timer);
      for (const one of signs) window.removeEventListener(one, sign);
    };
  }, [mayWrite, queries]);
}
