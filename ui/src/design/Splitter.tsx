import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useRemembered } from './remembered';

const STEP = 16;

export interface Column {
  /** under this name the width is kept in this browser */
  name: string;
  least: number;
  most: number;
  usual: number;
}

const within = (column: Column, width: number) => Math.round(Math.min(column.most, Math.max(column.least, width)));

/** How wide the reader made a column; null where they never did. */
export function useColumn(column: Column): [number | null, (width: number | null) => void] {
  const [kept, keep] = useRemembered(column.name);
  const width = kept === null ? NaN : Number(kept);
  return [Number.isFinite(width) ? within(column, width) : null, (next) => { keep(next === null ? null : String(within(column, next))); }];
}

/** The line between two columns: drag it, move it with the arrows, double-click for the usual width. */
export function Splitter({ column, label, side }: { column: Column; label: string; side: 'left' | 'right' }) {
  const [width, setWidth] = useColumn(column);
  const from = useRef<{ x: number; width: number } | null>(null);
  const now = width ?? column.usual;
  // The column lies before the line, or behind it.
  const sign = side === 'left' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const beside = side === 'left' ? event.currentTarget.previousElementSibling : event.currentTarget.nextElementSibling;
    from.current = { x: event.clientX, width: beside?.getBoundingClientRect().width ?? now };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (from.current) setWidth(from.current.width + sign * (event.clientX - from.current.x));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') setWidth(now + sign * STEP);
    else if (event.key === 'ArrowLeft') setWidth(now - sign * STEP);
    else if (event.key === 'Home') setWidth(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={column.least}
      aria-valuemax={column.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => { from.current = null; }}
      onPointerCancel={() => { from.current = null; }}
      onDoubleClick={() => { setWidth(null); }}
      onKeyDown={onKeyDown}
      className="relative z-20 -mx-1 hidden h-full w-2 shrink-0 cursor-col-resize touch-none transition-colors after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 after:rounded-full hover:after:bg-accent/50 focus-visible:after:bg-accent md:block"
    />
  );
}
