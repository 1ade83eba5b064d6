import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readOverview, type Overview } from '@/api/analytics';
import { Avatar } from '@/design/Avatar';
import { Card } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { span } from '@/design/time';
import { useNow } from '@/design/useNow';
import { number, t } from '@/texts';
import { FigureTile } from './FigureTile';
import { Standing } from './Standing';

const EVERY = 5_000;

export function OverviewPanel() {
  const overview = useQuery({ queryKey: ['analytics', 'overview'], queryFn: readOverview, refetchInterval: EVERY });
  if (overview.isPending) {
    return <div role="status" className="grid grid-cols-2 gap-3 lg:grid-cols-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5, 6, 7, 8].map((tile) => <Bone key={tile} className="h-24 w-full rounded-xl" />)}</div>;
  }
  if (overview.isError) return <Card><Failed error={overview.error} retry={() => { void overview.refetch(); }} /></Card>;
  return <Shown now={overview.data} />;
}

function Shown({ now }: { now: Overview }) {
  const clock = useNow();
  return (
    <div className="space-y-6">
      <section aria-labelledby="analytics-now">
        <h2 id="analytics-now" className="mb-2 text-sm font-semibold">{t('analytics.now')}</h2>
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <Tile name={t('analytics.waiting')} value={number(now.waiting)} testid="waiting" note={<Link to="/inbox" search={{ order: 'waiting' }} className="text-accent-text underline">{t('analytics.openInbox')}</Link>} />
          <Tile name={t('analytics.longest')} value={now.longestSince === null ? '–' : span(Math.max(0, clock - Date.parse(now.longestSince)))} testid="longest" />
          <Tile name={t('analytics.unassigned')} value={number(now.unassigned)} testid="unassigned" note={t('analytics.heldToo', { n: now.held })} />
          <Tile name={t('analytics.online')} value={number(now.online)} testid="online" note={now.open ? t('analytics.isOpen') : t('analytics.isClosed')} />
        </div>
      </section>
      <section aria-labelledby="analytics-today">
        <h2 id="analytics-today" className="mb-2 text-sm font-semibold">{t('analytics.today', { zone: now.timeZone })}</h2>
        <Standing state={now.state} />
        <dl className="grid grid-cols-2 gap-3 md:grid-cols-3">{now.today.map((figure) => <FigureTile key={figure.metric} figure={figure} />)}</dl>
      </section>
      <section aria-labelledby="analytics-people">
        <h2 id="analytics-people" className="mb-2 text-sm font-semibold">{t('analytics.people')}</h2>
        <Card>
          {now.teammates.length === 0 && <p className="p-4 text-sm text-ink-2">{t('analytics.nobody')}</p>}
          <ul className="divide-y divide-line">
            {now.teammates.map((mate) => (
              <li key={mate.id} className="flex items-center gap-3 px-4 py-2.5 text-sm">
                <Avatar name={mate.name ?? '?'} seed={mate.id} size="sm" />
                <span className="min-w-0 flex-1 truncate">{mate.name ?? t('analytics.gone')}</span>
                <span className="text-xs text-ink-2">{mate.online ? t('analytics.isThere') : t('analytics.isAway')}</span>
                <span className="tabular w-24 text-right text-xs text-ink-2">{t('analytics.openOnes', { n: mate.open })}</span>
              </li>
            ))}
          </ul>
        </Card>
      </section>
    </div>
  );
}

function Tile({ name, value, note, testid }: { name: string; value: string; note?: ReactNode; testid: string }) {
  return (
    <div className="min-w-0 rounded-xl border border-line bg-surface p-4 shadow-card" data-testid={`now-${testid}`}>
      <p className="text-xs text-ink-2">{name}</p>
      <p className="tabular mt-1 text-2xl font-semibold tracking-tight">{value}</p>
      {note && <p className="mt-1 text-xs text-ink-2">{note}</p>}
    </div>
  );
}
