import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDot, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { Deal, Stage, Whose } from '@/api/deals';
import { Button } from '@/design/Button';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { DealCard } from './DealCard';
import { moneyText } from './money';
import { behindDropped, behindWhen } from './places';
import { columnQuery } from './queries';
import type { DealStep } from './useDealMove';

const icons = { open: CircleDot, won: CircleCheck, lost: CircleX };
const colours = { open: 'text-ink-3', won: 'text-ok', lost: 'text-danger' };

interface ColumnProps {
  stage: Stage;
  stages: readonly Stage[];
  whose: Whose;
  mayWrite: boolean;
  /** The id of a deal that is just being moved. */
  moving: string | null;
  open: (deal: Deal) => void;
  move: (step: DealStep) => void;
  /** A deal is taken with the pointer. */
  drag: (deal: Deal) => void;
  /** It was let go over this column. */
  drop: (behind: (dragged: string) => string | null | undefined) => void;
  chosen: boolean;
}

export function Column({ stage, stages, whose, mayWrite, moving, open, move, drag, drop, chosen }: ColumnProps) {
  const [all, setAll] = useState(false);
  const rest = useInfiniteQuery({ ...columnQuery(stage.id, whose), enabled: all });
  const items = all && rest.data ? rest.data.pages.flatMap((page) => page.items) : stage.items;
  const more = all && rest.data ? rest.hasNextPage : stage.next !== null;
  const Icon = icons[stage.kind];
  const last = (dragged: string) => items.filter((deal) => deal.id !== dragged).at(-1)?.id ?? null;
  const step = (deal: Deal, by: -1 | 1) => {
    const behind = behindWhen(items, deal.id, by);
    return behind === undefined ? null : () => { move({ deal, stage: stage.id, behind }); };
  };
  return (
    <section
      aria-label={stage.name}
      data-stage={stage.name}
      data-stage-id={stage.id}
      className={`min-w-0 flex-col rounded-xl bg-sunken p-2 md:flex md:w-72 md:shrink-0 ${chosen ? 'flex' : 'hidden'}`}
      onDragOver={(event) => { if (mayWrite) event.preventDefault(); }}
      onDrop={(event) => { event.preventDefault(); drop(last); }}
    >
      <header className="px-1.5 pb-2 pt-1">
        <h2 className="flex items-center gap-2 text-sm font-semibold">
          <Icon className={`size-4 shrink-0 ${colours[stage.kind]}`} aria-hidden="true" />
          <span className="min-w-0 flex-1 truncate">{stage.name}</span>
          <span className="tabular text-xs font-medium text-ink-2">{t('pipeline.count', { n: stage.count })}</span>
        </h2>
        <p className="tabular mt-0.5 min-h-4 text-xs text-ink-2">{stage.sums.map((sum) => moneyText(sum)).join(' + ')}</p>
      </header>
      {items.length === 0 && <p className="px-1.5 py-4 text-sm text-ink-2">{t('pipeline.emptyStage')}</p>}
      <ol className="grid gap-2">
        {items.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            stages={stages}
            mayWrite={mayWrite}
            busy={moving === deal.id}
            open={() => { open(deal); }}
            to={(to) => { move({ deal, stage: to, behind: null }); }}
            up={step(deal, -1)}
            down={step(deal, 1)}
            drag={() => { drag(deal); }}
            dropped={(above) => { drop((dragged) => behindDropped(items, deal.id, above, dragged)); }}
          />
        ))}
      </ol>
      {rest.isError && <p role="alert" className="p-2 text-sm text-danger">{errorText(rest.error)}</p>}
      {more && <Button size="sm" look="quiet" className="mt-2 self-center" busy={rest.isFetching && all} onClick={() => { if (all) void rest.fetchNextPage(); else setAll(true); }}>{t('shell.loadMore')}</Button>}
    </section>
  );
}
