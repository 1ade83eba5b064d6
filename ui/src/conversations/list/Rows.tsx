import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Conversation } from '@/api/conversations';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { Spinner } from '@/design/Spinner';
import { useSelection } from '@/desk/selection';
import { t } from '@/texts';
import type { InboxSearch } from '../inboxSearch';
import { ConversationRow } from './ConversationRow';
import { useHeldPlace } from './useHeldPlace';
import { useListKeys } from './useListKeys';

/** A row of three lines; those with labels are higher and are measured. */
const USUAL_HEIGHT = 95;
const OVERSCAN = 6;
/** So many rows before the end the next ones are asked for. */
const AHEAD = 15;

interface RowsProps {
  items: readonly Conversation[];
  openId: string | null;
  search: InboxSearch;
  /** the rows are another list's, shown until this one's are there */
  old: boolean;
  /** nothing follows the last row */
  complete: boolean;
  further: { read: () => void; state: 'idle' | 'busy' | 'failed' };
  /** what is shown in the place of rows */
  children: ReactNode;
}

/** The rows one can see, and some above and below: however many there are, the page holds no more of them. */
export function Rows({ items, openId, search, old, complete, further, children }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const selected = useSelection();
  const chosen = useMemo(() => new Set(selected), [selected]);
  const mayWrite = useMay('conversations:write');
  const indices = useMemo(() => new Map(items.map(({ id }, index) => [id, index])), [items]);
  const kept = focused === null ? undefined : indices.get(focused);

  // The library's own changes are told to this component, and nothing here is memoized over what they return.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    overscan: OVERSCAN,
    // What is not displayed has no height; it is as high as it was when it is shown again.
    measureElement: (row, entry, all) => measureElement(row, entry, all) || (all.measurementsCache[all.indexFromElement(row)]?.size ?? USUAL_HEIGHT),
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    // A row that has the focus stays, wherever one scrolls: keys go on from it.
    rangeExtractor: useCallback((range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      return kept === undefined || seen.includes(kept) ? seen : [...seen, kept].sort((one, other) => one - other);
    }, [kept]),
  });
  const shown = rows.getVirtualItems();
  useHeldPlace(rows, items, indices);
  useListKeys({ scroller, rows, items, indices, openId, focus: setFocused });

  const last = shown[shown.length - 1]?.index ?? -1;
  const wanted = !complete && !old && items.length > 0 && further.state === 'idle' && last >= items.length - AHEAD;
  const read = further.read;
  useEffect(() => { if (wanted) read(); });

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]" aria-busy={old} data-testid="conversation-scroll">
      {children}
      <ul
        aria-label={t('inbox.conversations')}
        data-testid="conversation-list"
        className={old ? 'relative opacity-60 transition-opacity' : 'relative'}
        style={{ height: rows.getTotalSize() }}
        onFocus={(event) => { setFocused(event.target.closest('li')?.dataset.row ?? null); }}
        onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null); }}
      >
        {shown.map(({ index, key, start }) => {
          const conversation = items[index];
          return conversation && (
            <ConversationRow
              key={key}
              measure={rows.measureElement}
              index={index}
              start={start}
              size={complete ? items.length : -1}
              conversation={conversation}
              open={conversation.id === openId}
              search={search}
              chosen={mayWrite ? chosen.has(conversation.id) : null}
              choosing={chosen.size > 0}
            />
          );
        })}
      </ul>
      {!complete && items.length > 0 && (
        <div className="flex justify-center p-4 text-ink-3">
          {further.state === 'busy' ? <Spinner className="size-4" /> : <Button size="sm" look="quiet" onClick={read}>{further.state === 'failed' ? t('shell.retry') : t('shell.loadMore')}</Button>}
        </div>
      )}
    </div>
  );
}
