import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { AtSign } from 'lucide-react';
import type { View } from '@/api/conversations';
import { cx } from '@/design/cx';
import { BulkBar } from '@/desk/BulkBar';
import { useSelection } from '@/desk/selection';
import { number, t } from '@/texts';
import { countsQuery } from '../queries';
import { statusOf } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';
import { FilterChips } from './FilterChips';
import { ListFilters } from './ListFilters';
import { SearchField } from './SearchField';
import { ViewMenu } from './ViewMenu';

const FilterDialog = lazy(() => import('./FilterDialog').then((module) => ({ default: module.FilterDialog })));

const views: View[] = ['mine', 'unassigned', 'all', 'mentions'];
/** The server counts no further. */
const COUNTED = 1000;

export function ListHead({ alone, listed }: { alone: boolean; listed: readonly string[] }) {
  const [narrowing, setNarrowing] = useState(false);
  const selected = useSelection().length > 0;
  // The page's heading is the open conversation's, if one is open.
  const Heading = alone ? 'h1' : 'h2';
  return (
    <header className="shrink-0 border-b border-line">
      <div className="flex h-14 items-center justify-between gap-2 pl-2.5 pr-3">
        <Heading className="min-w-0 text-lg font-semibold tracking-tight"><ViewMenu /></Heading>
        <ListFilters narrow={() => { setNarrowing(true); }} first={listed[0]} />
      </div>
      {selected ? <BulkBar all={listed} /> : <SearchField />}
      <FilterChips edit={() => { setNarrowing(true); }} />
      <Views />
      {narrowing && <Suspense><FilterDialog close={() => { setNarrowing(false); }} /></Suspense>}
    </header>
  );
}

function Views() {
  const [search, change] = useInboxSearch();
  const counts = useQuery(countsQuery(search.view === 'mentions' ? 'open' : statusOf(search)));
  const current = search.view ?? 'all';
  return (
    <div role="group" aria-label={t('inbox.views')} className="flex gap-1 px-3">
      {views.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={view === current}
          onClick={() => { change({ view: view === 'all' ? undefined : view, ...(view === 'mentions' || current === 'mentions' ? { status: undefined } : {}) }); }}
          className={cx(
            '-mb-px flex h-9 items-center gap-1 border-b-2 px-1 text-sm font-medium transition-colors',
            view === current ? 'border-accent text-ink' : 'border-transparent text-ink-3 hover:text-ink',
          )}
        >
          {view === 'mentions' ? <><AtSign className="size-4" aria-hidden="true" /><span className="sr-only">{t('inbox.view.mentions')}</span></> : t(`inbox.view.${view}`)}
          <span className={cx('tabular rounded-full px-1.5 text-2xs font-semibold', view === current ? 'bg-accent-soft text-accent-text' : 'bg-sunken text-ink-3')}>
            {counts.data ? (counts.data[view] >= COUNTED ? `${number(COUNTED - 1)}+` : counts.data[view]) : '·'}
          </span>
        </button>
      ))}
    </div>
  );
}
