import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/design/Button';
import { Kbd } from '@/design/Kbd';
import { useDebounced } from '@/design/useDebounced';
import { useHotkeys } from '@/shell/hotkeys';
import { t } from '@/texts';
import { useInboxSearch } from '../useInboxSearch';

export function SearchField() {
  const [{ q }, change] = useInboxSearch();
  const [text, setText] = useState(q ?? '');
  const settled = useDebounced(text.trim(), 250);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (settled === (q ?? '')) return;
    change({ q: settled || undefined }, true);
    // Only typing moves the address; the address moving (back, "clear") is taken over below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  const [shownFor, setShownFor] = useState(q);
  if (shownFor !== q) {
    setShownFor(q);
    if ((q ?? '') !== text.trim() && (q ?? '') !== settled) setText(q ?? '');
  }
  useHotkeys({ '/': () => { field.current?.select(); field.current?.focus(); } });
  return (
    <div className="relative mx-3 mb-2">
      <Search className="pointer-events-none absolute left-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3" aria-hidden="true" />
      <input
        ref={field}
        type="search"
        aria-label={t('inbox.search')}
        placeholder={t('inbox.searchHint')}
        value={text}
        onChange={(event) => { setText(event.target.value); }}
        onKeyDown={(event) => { if (event.key === 'Escape') { setText(''); field.current?.blur(); } }}
        className="h-9 w-full rounded-lg border border-transparent bg-sunken pl-8.5 pr-9 text-base outline-none transition-colors hover:border-line focus-visible:border-accent focus-visible:bg-surface [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <IconButton label={t('inbox.clearSearch')} className="absolute right-0.5 top-0.5" onClick={() => { setText(''); field.current?.focus(); }}>
          <X className="size-4" />
        </IconButton>
      ) : (
        <span className="pointer-events-none absolute right-2.5 top-1/2 hidden -translate-y-1/2 md:block" aria-hidden="true"><Kbd>/</Kbd></span>
      )}
    </div>
  );
}
