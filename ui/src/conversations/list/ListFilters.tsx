import { useQuery } from '@tanstack/react-query';
import { Check, ListFilter } from 'lucide-react';
import type { Order, StatusFilter } from '@/api/conversations';
import { channelsQuery } from '@/channels/queries';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { useMay } from '@/access/session';
import { t } from '@/texts';
import { useInboxSearch } from '../useInboxSearch';

const statuses: StatusFilter[] = ['open', 'resolved', 'all'];
const orders: Order[] = ['recent', 'waiting'];

export function ListFilters() {
  const [search, change] = useInboxSearch();
  const mayChannels = useMay('channels:read');
  const channels = useQuery({ ...channelsQuery, enabled: mayChannels });
  const status = search.status ?? 'open';
  const channel = channels.data?.items.find((known) => known.id === search.channel);
  const chosen = <Check className="size-4 text-accent" aria-label={t('shell.chosen')} />;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('inbox.filter', { status: t(`inbox.status.${status}`), channel: channel?.name ?? t('inbox.everyChannel') })}
          className="flex h-8 max-w-48 items-center gap-1.5 rounded-lg border border-line px-2.5 text-xs font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink"
        >
          <ListFilter className="size-3.5 shrink-0" />
          <span className="truncate">{[t(`inbox.status.${status}`), search.order && t('inbox.order.waiting'), search.priority && t('inbox.urgent'), channel?.name].filter(Boolean).join(' · ')}</span>
        </button>
      }
    >
      <MenuLabel>{t('inbox.orderTitle')}</MenuLabel>
      {orders.map((choice) => (
        <MenuItem
          key={choice}
          hint={choice === (search.order ?? 'recent') && chosen}
          onSelect={() => { change({ order: choice === 'waiting' ? choice : undefined }); }}
        >
          {t(`inbox.order.${choice}`)}
        </MenuItem>
      ))}
      <MenuItem hint={search.priority === 'high' && chosen} onSelect={() => { change({ priority: search.priority ? undefined : 'high' }); }}>
        {t('inbox.urgentOnly')}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{t('inbox.statusTitle')}</MenuLabel>
      {statuses.map((choice) => (
        <MenuItem
          key={choice}
          hint={choice === status && chosen}
          onSelect={() => { change({ status: choice === 'open' ? undefined : choice }); }}
        >
          {t(`inbox.status.${choice}`)}
        </MenuItem>
      ))}
      {channels.data && channels.data.items.length > 0 && (
        <>
          <MenuLine />
          <MenuLabel>{t('inbox.channelTitle')}</MenuLabel>
          <MenuItem hint={!search.channel && chosen} onSelect={() => { change({ channel: undefined }); }}>
            {t('inbox.everyChannel')}
          </MenuItem>
          {channels.data.items.map((known) => (
            <MenuItem
              key={known.id}
              hint={known.id === search.channel && chosen}
              onSelect={() => { change({ channel: known.id }); }}
            >
              {known.name}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  );
}
