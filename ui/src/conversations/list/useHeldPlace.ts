import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Conversation } from '@/api/conversations';
import { anchor, type Held } from './anchor';

export type ListRows = Virtualizer<HTMLDivElement, Element>;

/**
 * Keeps what is read under one's eyes where it is when rows come, go or move above it. Who is at the very top stays
 * there, and sees what arrives. Out of sight (a phone shows the list or a conversation) it waits until it is shown.
 */
export function useHeldPlace(rows: ListRows, items: readonly Conversation[], indices: ReadonlyMap<string, number>): void {
  const before = useRef(items);
  const held = useRef<Held[]>([]);
  const top = useRef(0);
  const hidden = useRef(false);
  useLayoutEffect(() => {
    const scroller = rows.scrollElement;
    if (!scroller) return;
    if (scroller.clientHeight === 0) {
      hidden.current = true;
      return;
    }
    if (hidden.current) {
      // What is not displayed forgets how far it was scrolled.
      hidden.current = false;
      scroller.scrollTo({ top: top.current });
    }
    if (before.current !== items) {
      before.current = items;
      const row = held.current.length > 0 ? anchor(held.current, indices) : null;
      const now = row && rows.measurementsCache[indices.get(row.id) ?? -1];
      if (row && now && now.start - row.below !== scroller.scrollTop) rows.scrollToOffset(now.start - row.below);
    }
  });
  // After the place was put right, and whenever one scrolls.
  useLayoutEffect(() => {
    const scroller = rows.scrollElement;
    if (!scroller || scroller.clientHeight === 0) return undefined;
    const note = () => {
      if (scroller.clientHeight === 0) return;
      const edge = scroller.scrollTop;
      top.current = edge;
      const seen = edge <= 0 ? [] : rows.measurementsCache.slice(rows.range?.startIndex ?? 0, (rows.range?.endIndex ?? -1) + 1);
      held.current = seen
        .filter(({ end, start }) => end > edge && start < edge + scroller.clientHeight)
        .flatMap(({ index, start }) => { const id = before.current[index]?.id; return id ? [{ id, index, below: start - edge }] : []; });
    };
    note();
    scroller.addEventListener('scroll', note, { passive: true });
    return () => { scroller.removeEventListener('scroll', note); };
  });
}
