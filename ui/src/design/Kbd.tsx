import type { ReactNode } from 'react';
import { cx } from './cx';

export function Kbd({ children, onInk = false }: { children: ReactNode; onInk?: boolean }) {
  return (
    <kbd
      className={cx(
        'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border px-1 font-sans text-2xs font-medium leading-none',
        onInk ? 'border-canvas/30 text-canvas' : 'border-line bg-sunken text-ink-2',
      )}
    >
      {children}
    </kbd>
  );
}
