import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MessagePage } from '@/api/conversations';
import { wanted } from './place';

const NEAR = 80;

/**
 * Stays at the end while the reader is at the end, stays put when older messages come in above, and otherwise counts
 * what was missed below.
 */
export function useThreadScroll(page: MessagePage | undefined, pending: number, loadOlder: () => void) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stick = useRef(true);
  const before = useRef({ firstId: '', lastId: '', height: 0, pending: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const [missed, setMissed] = useState(0);

  const toEnd = useCallback(() => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    stick.current = true;
    setAtEnd(true);
    setMissed(0);
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !page) return;
    const firstId = page.items[0]?.id ?? '';
    const lastId = page.items[page.items.length - 1]?.id ?? '';
    const was = before.current;
    const older = was.firstId !== '' && was.firstId !== firstId && page.items.some((message) => message.id === was.firstId);
    // Whoever is on their way to a message does not want to be taken to the end.
    if (wanted.get()) stick.current = false;
    if (stick.current || pending > was.pending) toEnd();
    else if (older) element.scrollTop += element.scrollHeight - was.height;
    else if (was.lastId && was.lastId !== lastId) {
      const from = page.items.findIndex((message) => message.id === was.lastId);
      if (from >= 0) setMissed((count) => count + page.items.length - 1 - from);
    }
    before.current = { firstId, lastId, height: element.scrollHeight, pending };
  }, [page, pending, toEnd]);

  useEffect(() => {
    const inner = content.current;
    const element = box.current;
    if (!inner || !element) return undefined;
    // Pictures get their height late; the composer grows.
    const grown = new ResizeObserver(() => {
      if (stick.current && !wanted.get()) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    grown.observe(inner);
    grown.observe(element);
    return () => { grown.disconnect(); };
  }, []);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    stick.current = end;
    setAtEnd(end);
    if (end) setMissed(0);
    if (element.scrollTop < 300) loadOlder();
  };

  // A first page shorter than the window can never be scrolled, so what is older is asked for at once.
  const older = page?.previous ?? null;
  useEffect(() => {
    const element = box.current;
    if (older && element && element.scrollHeight <= element.clientHeight + 300) loadOlder();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [older]);

  return { box, content, onScroll, toEnd, atEnd, missed };
}
