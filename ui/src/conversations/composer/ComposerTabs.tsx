import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import type { Mode } from './drafts';

const modes: Mode[] = ['reply', 'note'];

export function ComposerTabs({ mode, onMode, status }: { mode: Mode; onMode: (mode: Mode) => void; status: ReactNode }) {
  const tabs = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = mode === 'reply' ? 'note' : 'reply';
    onMode(other);
    tabs.current?.querySelector<HTMLElement>(`[data-mode=${other}]`)?.focus();
  };
  return (
    <div className="flex items-center justify-between gap-3 pb-1.5">
      <div ref={tabs} role="tablist" aria-label={t('composer.kind')} onKeyDown={onKeyDown} className="flex gap-1">
        {modes.map((choice) => (
          <button
            key={choice}
            type="button"
            role="tab"
            data-mode={choice}
            aria-selected={mode === choice}
            aria-controls="composer"
            tabIndex={mode === choice ? 0 : -1}
            onClick={() => { onMode(choice); }}
            className={cx(
              'h-7 rounded-md px-2.5 text-xs font-semibold transition-colors',
              mode === choice ? (choice === 'note' ? 'bg-note-line/60 text-note' : 'bg-accent-soft text-accent-text') : 'text-ink-3 hover:text-ink',
            )}
          >
            {t(`composer.${choice}`)}
          </button>
        ))}
      </div>
      <p className="min-w-0 truncate text-xs text-ink-3">{status}</p>
    </div>
  );
}
