import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp, Pencil, Plus, Timer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { listLevels, saveLevels, type ServiceLevel } from '@/api/levels';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { span } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { EditLevel } from './EditLevel';

const MINUTE_MS = 60_000;
const targets = ['first', 'next', 'resolution'] as const;

export function LevelsScreen() {
  const queries = useQueryClient();
  const levels = useQuery({ queryKey: ['service-levels'], queryFn: listLevels });
  const [editing, setEditing] = useState<number | null>(null);
  const [leaving, setLeaving] = useState<number | null>(null);
  const all = levels.data?.items ?? [];
  const save = useMutation({
    mutationFn: saveLevels,
    onSuccess: (now) => {
      queries.setQueryData(['service-levels'], now);
      for (const key of ['conversations', 'conversation']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const quick = (next: ServiceLevel[]) => { save.mutate(next, { onError: (error) => { toast(errorText(error), 'danger'); }, onSettled: () => { setLeaving(null); } }); };
  const make = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { save.reset(); setEditing(all.length); }}>{t('levels.make')}</Button>;
  const left = leaving === null ? undefined : all[leaving];
  return (
    <Page title={t('place.levels')} lead={t('levels.lead')} actions={make}>
      <Card>
        {levels.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-12 w-full" />)}</div>}
        {levels.isError && <Failed error={levels.error} retry={() => { void levels.refetch(); }} />}
        {levels.data && all.length === 0 && <Empty icon={<Timer className="size-5" />} title={t('levels.none')} action={make}>{t('levels.noneLead')}</Empty>}
        <ol>
          {all.map((level, index) => (
            <li key={`${String(index)} ${level.name}`} className="flex min-h-14 items-center gap-2 border-b border-line/60 px-4 py-2.5 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-base font-medium">{level.name}</span>
                <span className="block text-xs text-ink-2">
                  {targets.flatMap((target) => {
                    const minutes = level[`${target}Minutes`];
                    return minutes === null ? [] : [`${t(`levels.target.${target}`)}: ${span(minutes * MINUTE_MS)}`];
                  }).join(' · ')}
                </span>
                <span className="block text-xs text-ink-3">{t(`levels.hours.${level.hours}`)}</span>
              </span>
              {index > 0 && <IconButton label={t('levels.up', { name: level.name })} onClick={() => { quick(moved(all, index)); }}><ArrowUp className="size-4" /></IconButton>}
              <IconButton label={t('levels.changeOne', { name: level.name })} onClick={() => { save.reset(); setEditing(index); }}><Pencil className="size-4" /></IconButton>
              <IconButton label={t('levels.deleteOne', { name: level.name })} onClick={() => { setLeaving(index); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ol>
      </Card>
      {editing !== null && (
        <EditLevel
          level={all[editing] ?? null}
          error={save.error}
          busy={save.isPending}
          save={(level) => { save.mutate(all.toSpliced(editing, 1, level), { onSuccess: () => { setEditing(null); } }); }}
          close={() => { setEditing(null); }}
        />
      )}
      {left && (
        <Confirm
          open
          danger
          title={t('levels.deleteTitle', { name: left.name })}
          description={t('levels.deleteLead')}
          action={t('levels.delete')}
          busy={save.isPending}
          onConfirm={() => { quick(all.filter((level) => level !== left)); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}

function moved<T>(all: readonly T[], index: number): T[] {
  const next = [...all];
  next.splice(index - 1, 0, ...next.splice(index, 1));
  return next;
}
