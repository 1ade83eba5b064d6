import { AlarmClock, CircleCheck, Flag, ListChecks, Tag, UserPlus, X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { t } from '@/texts';
import { clearSelection, pick, selection, useSelection } from './selection';
import { useChanges } from './useChanges';

/** What can be done with all that is ticked; in the place of the search, so that the list does not move. */
export function BulkBar({ all }: { all: readonly string[] }) {
  const ids = useSelection();
  const { change } = useChanges();
  const n = ids.length;
  const missing = all.filter((id) => !ids.includes(id));
  return (
    <div role="toolbar" aria-label={t('desk.bulk')} data-testid="bulk" className="mx-3 mb-2 flex h-9 items-center gap-0.5 rounded-lg bg-accent-soft pl-2.5 pr-1 text-accent-text">
      <span aria-live="polite" className="tabular min-w-0 flex-1 truncate text-sm font-semibold">{t('desk.selected', { n })}</span>
      {missing.length > 0 && (
        <button type="button" className="mr-1 shrink-0 rounded px-1 text-xs font-medium underline underline-offset-2" onClick={() => { selection.set([...new Set([...ids, ...all])]); }}>{t('desk.selectAll')}</button>
      )}
      <IconButton size="sm" label={t('desk.assign')} shortcut="A" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { pick('assign', ids); }}><UserPlus className="size-4" /></IconButton>
      <IconButton size="sm" label={t('desk.labels')} shortcut="L" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { pick('label', ids); }}><Tag className="size-4" /></IconButton>
      <IconButton size="sm" label={t('desk.priority')} shortcut="P" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { pick('priority', ids); }}><Flag className="size-4" /></IconButton>
      <IconButton size="sm" label={t('desk.snooze')} shortcut="H" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { pick('snooze', ids); }}><AlarmClock className="size-4" /></IconButton>
      <IconButton size="sm" label={t('macros.runIt')} shortcut="M" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { pick('macro', ids); }}><ListChecks className="size-4" /></IconButton>
      <IconButton size="sm" label={t('holding.resolve')} shortcut="E" className="text-accent-text! md:size-6 2xl:size-7" onClick={() => { void change(ids, { status: 'resolved' }, t('desk.resolved', { n })); clearSelection(); }}><CircleCheck className="size-4" /></IconButton>
      <IconButton size="sm" label={t('desk.clearSelection')} shortcut="Esc" className="text-accent-text! md:size-6 2xl:size-7" onClick={clearSelection}><X className="size-4" /></IconButton>
    </div>
  );
}
