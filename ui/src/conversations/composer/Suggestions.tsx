import { useEffect } from 'react';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import type { Mark } from './slash';
import type { Suggestion } from './useSuggestions';

interface ListProps {
  open: { id: string; mark: Mark; fitting: readonly Suggestion[]; current: number; take: (item: Suggestion) => void; hover: (index: number) => void };
}

const TITLES = { '/': 'canned.title', '@': 'mention.who', ':': 'emoji.title', '{{': 'canned.variables' } as const;

/** What fits behind the mark that was typed; the field keeps the focus. */
export function Suggestions({ open: { id, mark, fitting, current, take, hover } }: ListProps) {
  useEffect(() => { document.getElementById(`${id}-${String(current)}`)?.scrollIntoView({ block: 'nearest' }); }, [id, current]);
  return (
    <div role="listbox" id={id} aria-label={t(TITLES[mark])} data-testid="suggestions" className="absolute inset-x-0 bottom-full z-30 mb-1 max-h-64 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-pop">
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
          <span className={cx('shrink-0', mark === ':' ? 'text-lg leading-none' : 'font-semibold text-accent-text')}>{mark === ':' ? item.id : mark === '{{' ? item.shortcut : `${mark}${item.shortcut}`}</span>
          <span className="min-w-0 truncate text-ink-2">{mark === ':' ? item.shortcut : item.text}</span>
        </div>
      ))}
    </div>
  );
}
