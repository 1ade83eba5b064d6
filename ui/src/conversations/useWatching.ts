import { useCallback, useEffect, useRef } from 'react';
import { showWatching } from '@/api/conversations';
import { useMe } from '@/access/session';
import { useWatchers, type Watcher } from '@/live/watching';

const STILL_HERE_MS = 20_000;
const WRITING_EVERY_MS = 6_000;
/** Whoever comes gets an answer from those who are here, but many who come at once get one. */
const ANSWER_EVERY_MS = 4_000;

/** Lets teammates who open the same thread see each other, for as long as it is on the screen. */
export function useWatching(conversationId: string): { others: readonly Watcher[]; writing: () => void } {
  const me = useMe().teammate.id;
  const others = useWatchers(conversationId).filter(({ teammate }) => teammate !== me);
  const told = useRef(0);
  const wrote = useRef(0);

  const tell = useCallback((doing: 'viewing' | 'writing' | 'left') => {
    told.current = Date.now();
    showWatching(conversationId, doing).catch(() => undefined);
  }, [conversationId]);

  useEffect(() => {
    const look = () => { tell(document.hidden ? 'left' : 'viewing'); };
    look();
    const timer = window.setInterval(() => { if (!document.hidden) tell('viewing'); }, STILL_HERE_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      tell('left');
    };
  }, [tell]);

  const here = others.map(({ teammate }) => teammate).join();
  useEffect(() => {
    if (here !== '' && !document.hidden && Date.now() - told.current > ANSWER_EVERY_MS) tell('viewing');
  }, [here, tell]);

  const writing = useCallback(() => {
    if (Date.now() - wrote.current < WRITING_EVERY_MS) return;
    wrote.current = Date.now();
    tell('writing');
  }, [tell]);
  return { others, writing };
}
