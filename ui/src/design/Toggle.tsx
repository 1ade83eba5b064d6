import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { cx } from './cx';

interface ToggleProps {
  on: boolean;
  change: (on: boolean) => void;
  children: ReactNode;
}

/** One of several that can be chosen together. */
export function Toggle({ on, change, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => { change(!on); }}
      className={cx(
        'inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border px-3 text-sm font-medium transition-colors',
        on ? 'border-accent bg-accent-soft text-accent-text' : 'border-line text-ink-2 hover:bg-hover hover:text-ink',
      )}
    >
      {on && <Check className="size-3.5 shrink-0" aria-hidden="true" />}
      <span className="flex min-w-0 items-center gap-1.5 truncate">{children}</span>
    </button>
  );
}
