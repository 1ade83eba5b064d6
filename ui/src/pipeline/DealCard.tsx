import { ArrowDown, ArrowUp, MoreHorizontal, MoveRight, Pencil } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import type { Deal, Stage } from '@/api/deals';
import { IconButton } from '@/design/Button';
import { useStore } from '@/design/store';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { carried } from './finger';
import { moneyText } from './money';

interface CardProps {
  deal: Deal;
  stages: readonly Stage[];
  mayWrite: boolean;
  busy: boolean;
  open: () => void;
  to: (stage: string) => void;
  /** null: it cannot go further that way */
  up: (() => void) | null;
  down: (() => void) | null;
  drag: () => void;
  dropped: (above: boolean) => void;
}

const upperHalf = (event: DragEvent<HTMLElement>): boolean => {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2;
};

/** Dragged with a mouse or a finger; everybody else moves it by its menu. */
export function DealCard({ deal, stages, mayWrite, busy, open, to, up, down, drag, dropped }: CardProps) {
  const [over, setOver] = useState<'above' | 'below' | null>(null);
  const day = deal.expectedOn && new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(deal.expectedOn));
  const held = useStore(carried);
  const finger = held?.over?.deal === deal.id && held.deal !== deal.id ? (held.over.above ? 'above' : 'below') : null;
  const edge = { above: 'border-t-accent', below: 'border-b-accent', none: '' }[over ?? finger ?? 'none'];
  return (
    <li
      draggable={mayWrite}
      data-deal={deal.id}
      data-title={deal.title}
      onPointerDown={(event) => {
        // A finger is followed by the board; the browser would drag in its own way.
        const mouse = event.pointerType === 'mouse';
        event.currentTarget.draggable = mayWrite && mouse;
        if (!mouse) drag();
      }}
      aria-busy={busy}
      onDragStart={(event) => { event.dataTransfer.setData('text/plain', deal.id); event.dataTransfer.effectAllowed = 'move'; drag(); }}
      onDragOver={(event) => { if (mayWrite) { event.preventDefault(); setOver(upperHalf(event) ? 'above' : 'below'); } }}
      onDragLeave={() => { setOver(null); }}
      onDrop={(event) => { event.preventDefault(); event.stopPropagation(); setOver(null); dropped(upperHalf(event)); }}
      className={`rounded-xl border-2 border-transparent bg-surface p-3 shadow-card ${mayWrite ? 'md:cursor-grab' : ''} ${busy || held?.deal === deal.id ? 'opacity-55' : ''} ${mayWrite ? '[-webkit-touch-callout:none] pointer-coarse:select-none' : ''} ${edge}`}
    >
      <div className="flex items-start gap-1">
        <button type="button" onClick={open} className="min-h-8 min-w-0 flex-1 text-left text-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline">{deal.title}</button>
        {mayWrite && (
          <Menu trigger={<IconButton size="sm" label={t('pipeline.menu', { title: deal.title })}><MoreHorizontal className="size-4" /></IconButton>}>
            <MenuItem icon={<Pencil className="size-4" />} onSelect={open}>{t('pipeline.edit')}</MenuItem>
            {up && <MenuItem icon={<ArrowUp className="size-4" />} onSelect={up}>{t('pipeline.up')}</MenuItem>}
            {down && <MenuItem icon={<ArrowDown className="size-4" />} onSelect={down}>{t('pipeline.down')}</MenuItem>}
            <MenuLine />
            <MenuLabel>{t('pipeline.moveTo')}</MenuLabel>
            {stages.filter((stage) => stage.id !== deal.stage).map((stage) => (
              <MenuItem key={stage.id} icon={<MoveRight className="size-4" />} onSelect={() => { to(stage.id); }}>{stage.name}</MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {deal.value && <p className="tabular text-sm">{moneyText(deal.value)}</p>}
      <p className="mt-1 truncate text-xs text-ink-2">{[deal.contact && (deal.contact.name ?? t('pipeline.contactGone')), deal.owner.name ?? t('pipeline.ownerGone')].filter(Boolean).join(' · ')}</p>
      {day && <p className="text-xs text-ink-3">{t('pipeline.by', { day })}</p>}
    </li>
  );
}
