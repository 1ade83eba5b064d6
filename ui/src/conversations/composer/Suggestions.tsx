import { useEffect } from 'react';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import type { Suggestion } from './useSuggestions';

interface ListProps {
  open: { id: string; mark: '/' | '@'; fitting: readonly Suggestion[]; current: number; take: (item: Suggestion) => void; hover: (index: number) => void };
}

/** What fits behind the mark that was typed; the field keeps the focus. */
export function Suggestions({ open: { id, mark, fitting, current, take, hover } }: ListProps) {
  useEffect(() => { document.getElementById(`${id}-${String(current)}`)?.scrollIntoView({ block: 'nearest' }); }, [id, current]);
  return (
    <div role="listbox" id={id} aria-label={t(mark === '/' ? 'canned.title' : 'mention.who')} data-testid="suggestions" className="absolute inset-x-0 bottom-full z-30 mb-1 max-h-64 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-pop">
      {fitting.map((item, index) => (
        <div
          key={item.id}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === current}
          onMouseMove={() => { hover(index); }}
          onMouseDown={(event) => { event.preventDefault(); take(item); }}
          className={cx('flex min-h-9 cursor-pointer items-baseline gap-2.5 rounded-lg px-2.5 py-1.5 text-sm', index === current && 'bg-accent-soft')}
        >
          <span className="shrink-0 font-semibold text-accent-text">{mark}{item.shortcut}</span>
          <span className="min-w-0 truncate text-ink-2">{item.text}</span>
        </div>
      ))}
    </div>
  );
}
