import { useEffect, useEffectEvent } from 'react';
import { createStore } from '@/design/store';

const HOLD = 350;
const SLOP = 8;
const EDGE = 56;
const STEP = 9;

/** Where a deal would be put down. */
export interface Over {
  stage: string;
  /** null: behind the last */
  deal: string | null;
  above: boolean;
}

/** What a finger carries just now. */
export const carried = createStore<{ deal: string; title: string; x: number; y: number; over: Over | null } | null>(null);

function overAt(x: number, y: number): Over | null {
  const under = document.elementFromPoint(x, y);
  const stage = under?.closest<HTMLElement>('[data-stage-id]')?.dataset.stageId;
  if (stage === undefined) return null;
  const card = under?.closest<HTMLElement>('[data-deal]');
  if (!card) return { stage, deal: null, above: false };
  const { top, height } = card.getBoundingClientRect();
  return { stage, deal: card.dataset.deal ?? null, above: y < top + height / 2 };
}

const same = (one: Over | null, other: Over | null) => one?.stage === other?.stage && one?.deal === other?.deal && one?.above === other?.above;

/** A finger that stays on a card for a moment carries it; one that moves at once scrolls, as everywhere. */
export function useFinger(board: HTMLElement | null, may: boolean, drop: (deal: string, over: Over) => void): void {
  const dropped = useEffectEvent(drop);
  useEffect(() => {
    if (!board || !may) return undefined;
    let touch: { pointer: number; x: number; y: number } | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    const end = () => {
      clearTimeout(waiting);
      cancelAnimationFrame(frame);
      touch = null;
      if (carried.get()) carried.set(null);
    };
    const look = () => {
      const now = carried.get();
      if (!now || !touch) return;
      const over = overAt(touch.x, touch.y);
      if (!same(now.over, over)) carried.set({ ...now, over });
    };
    // Whoever holds a card at the edge gets to see what is behind it.
    const scroll = () => {
      if (!touch) return;
      const { top, bottom, left, right } = board.getBoundingClientRect();
      const by = (at: number, first: number, last: number) => (at < first + EDGE ? -STEP : at > last - EDGE ? STEP : 0);
      board.scrollBy(by(touch.x, left, right), by(touch.y, top, bottom));
      look();
      frame = requestAnimationFrame(scroll);
    };
    const down = (event: PointerEvent) => {
      const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-deal]') : null;
      if (event.pointerType === 'mouse' || !event.isPrimary || !card?.dataset.deal) return;
      const deal = card.dataset.deal;
      touch = { pointer: event.pointerId, x: event.clientX, y: event.clientY };
      waiting = setTimeout(() => {
        if (!touch) return;
        board.setPointerCapture(touch.pointer);
        carried.set({ deal, title: card.dataset.title ?? '', x: touch.x, y: touch.y, over: null });
        look();
        frame = requestAnimationFrame(scroll);
      }, HOLD);
    };
    const move = (event: PointerEvent) => {
      if (event.pointerId !== touch?.pointer) return;
      if (!carried.get() && Math.hypot(event.clientX - touch.x, event.clientY - touch.y) > SLOP) { end(); return; }
      if (carried.get()) { touch.x = event.clientX; touch.y = event.clientY; look(); }
    };
    const up = (event: PointerEvent) => {
      if (event.pointerId !== touch?.pointer) return;
      look();
      const now = carried.get();
      end();
      if (!now) return;
      // What was carried is not opened as well.
      window.addEventListener('click', stop, { capture: true, once: true });
      setTimeout(() => { window.removeEventListener('click', stop, { capture: true }); }, 50);
      if (now.over) dropped(now.deal, now.over);
    };
    const stop = (event: Event) => { event.preventDefault(); event.stopPropagation(); };
    const still = (event: Event) => { if (carried.get() && event.cancelable) event.preventDefault(); };
    const unasked = (event: Event) => { if (touch) event.preventDefault(); };
    board.addEventListener('pointerdown', down);
    board.addEventListener('pointermove', move);
    board.addEventListener('pointerup', up);
    board.addEventListener('pointercancel', end);
    board.addEventListener('touchmove', still, { passive: false });
    board.addEventListener('contextmenu', unasked);
    return () => {
      end();
      board.removeEventListener('pointerdown', down);
      board.removeEventListener('pointermove', move);
      board.removeEventListener('pointerup', up);
      board.removeEventListener('pointercancel', end);
      board.removeEventListener('touchmove', still);
      board.removeEventListener('contextmenu', unasked);
    };
  }, [board, may]);
}
