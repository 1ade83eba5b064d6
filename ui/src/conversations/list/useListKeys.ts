import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Conversation } from '@/api/conversations';
import { useHotkeys } from '@/shell/hotkeys';
import type { ListRows } from './useHeldPlace';

interface ListKeys {
  scroller: RefObject<HTMLElement | null>;
  rows: ListRows;
  items: readonly Conversation[];
  indices: ReadonlyMap<string, number>;
  openId: string | null;
  /** this row stays on the page */
  focus: (id: string) => void;
}

/** Keys move in the list by its order, not by what is on the page: a row that is not there yet is brought there. */
export function useListKeys({ scroller, rows, items, indices, openId, focus }: ListKeys): void {
  const wanted = useRef<string | null>(null);
  const link = (id: string) => scroller.current?.querySelector<HTMLAnchorElement>(`a[data-conversation="${CSS.escape(id)}"]`);
  const inList = () => scroller.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    const found = wanted.current && link(wanted.current);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  });
  const go = (index: number) => {
    const to = items[index]?.id;
    if (to === undefined) return false;
    wanted.current = to;
    focus(to);
    rows.scrollToIndex(index, { align: 'auto' });
    // Nothing is drawn anew when it was the one kept all along.
    const there = link(to);
    if (there) {
      wanted.current = null;
      there.focus({ preventScroll: true });
    }
    return true;
  };
  const step = (by: 1 | -1, arrow = false) => {
    // An arrow moves in the list only from the list; elsewhere it scrolls.
    if (arrow && document.activeElement !== document.body && !inList()) return false;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.conversation : undefined;
    const from = indices.get(focused ?? '') ?? indices.get(openId ?? '');
    return go(from === undefined ? 0 : Math.min(items.length - 1, Math.max(0, from + by)));
  };
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1, true),
    ArrowUp: () => step(-1, true),
    Home: () => inList() && go(0),
    End: () => inList() && go(items.length - 1),
  });
}
