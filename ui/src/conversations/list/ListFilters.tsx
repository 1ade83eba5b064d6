import { Check, ListFilter, SlidersHorizontal, SquareCheck } from 'lucide-react';
import type { Order, StatusFilter } from '@/api/conversations';
import { useMay } from '@/access/session';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { selection } from '@/desk/selection';
import { t } from '@/texts';
import { countOf, statusOf } from '../inboxSearch';
import { useInboxSearch } from '../useInboxSearch';

const statuses: StatusFilter[] = ['open', 'snoozed', 'resolved', 'all'];
const orders: Order[] = ['recent', 'waiting', 'target'];

interface FiltersProps {
  narrow: () => void;
  /** the conversation that is ticked first where there is no pointer to do it with */
  first?: string;
}

export function ListFilters({ narrow, first }: FiltersProps) {
  const [search, change] = useInboxSearch();
  const mayWrite = useMay('conversations:write');
  const status = statusOf(search);
  const chosen = <Check className="size-4 text-accent" aria-label={t('shell.chosen')} />;
  const n = countOf(search);
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('inbox.filter', { status: t(`inbox.status.${status}`), n })}
          className="flex h-8 max-w-48 shrink-0 items-center gap-1.5 rounded-lg border border-line px-2.5 text-xs font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink"
        >
          <ListFilter className="size-3.5 shrink-0" />
          <span className="truncate">{[t(`inbox.status.${status}`), search.order && t(`inbox.order.${search.order}`)].filter(Boolean).join(' · ')}</span>
        </button>
      }
    >
      <MenuLabel>{t('inbox.statusTitle')}</MenuLabel>
      {statuses.map((choice) => (
        <MenuItem key={choice} hint={choice === status && chosen} onSelect={() => { change({ status: choice }); }}>
          {t(`inbox.status.${choice}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuLabel>{t('inbox.orderTitle')}</MenuLabel>
      {orders.map((choice) => (
        <MenuItem key={choice} hint={choice === (search.order ?? 'recent') && chosen} onSelect={() => { change({ order: choice === 'recent' ? undefined : choice }); }}>
          {t(`inbox.order.${choice}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<SlidersHorizontal className="size-4" />} onSelect={narrow}>{t('filter.more')}</MenuItem>
      {mayWrite && first && <MenuItem icon={<SquareCheck className="size-4" />} onSelect={() => { selection.set([first]); }}>{t('desk.selectMany')}</MenuItem>}
    </Menu>
  );
}
