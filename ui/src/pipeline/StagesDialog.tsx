import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { saveStages, type Stage, type StageDraft, type StageKind } from '@/api/deals';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { SelectField, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { t } from '@/texts';

const kinds: readonly StageKind[] = ['open', 'won', 'lost'];
const MOST = 12;

interface Row extends StageDraft {
  row: number;
}

/** The columns: names, order, and which of them end a deal. */
export function StagesDialog({ stages, close }: { stages: readonly Stage[]; close: () => void }) {
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>(() => stages.map(({ id, name, kind }, row) => ({ row, id, name, kind })));
  const save = useMutation({
    mutationFn: () => saveStages(rows.map(({ id, name, kind }) => (id === undefined ? { name: name.trim(), kind } : { id, name: name.trim(), kind }))),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['deals'] }),
  });
  const missing = kinds.some((kind) => !rows.some((row) => row.kind === kind));
  const ready = !missing && rows.every((row) => row.name.trim() !== '');
  const change = (next: Row) => { setRows(rows.map((row) => (row.row === next.row ? next : row))); };
  const swap = (at: number, step: -1 | 1) => {
    const next = [...rows];
    const moved = next.splice(at, 1);
    next.splice(at + step, 0, ...moved);
    setRows(next);
  };
  const [leaving, setLeaving] = useState<Row | null>(null);
  const remove = (row: Row) => { setRows(rows.filter((other) => other.row !== row.row)); };
  const add = () => { setRows([...rows, { row: Math.max(...rows.map((row) => row.row)) + 1, name: '', kind: 'open' }]); };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <Overlay open wide onOpenChange={(open) => { if (!open) close(); }} title={t('pipeline.stages')} description={t('pipeline.stagesLead')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {save.error && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
        <ol className="grid gap-3">
          {rows.map((row, at) => (
            <li key={row.row} className="flex flex-wrap items-end gap-2">
              <TextField className="min-w-0 flex-1 basis-40" label={t('pipeline.stageName')} maxLength={60} value={row.name} onChange={(event) => { change({ ...row, name: event.target.value }); }} />
              <SelectField className="w-28" label={t('pipeline.stageKind')} value={row.kind} onChange={(event) => { change({ ...row, kind: event.target.value as StageKind }); }}>
                {kinds.map((kind) => <option key={kind} value={kind}>{t(`pipeline.kind.${kind}`)}</option>)}
              </SelectField>
              <span className="flex">
                <IconButton label={t('pipeline.stageUp', { name: row.name })} disabled={at === 0} onClick={() => { swap(at, -1); }}><ArrowUp className="size-4" /></IconButton>
                <IconButton label={t('pipeline.stageDown', { name: row.name })} disabled={at === rows.length - 1} onClick={() => { swap(at, 1); }}><ArrowDown className="size-4" /></IconButton>
                <IconButton label={t('pipeline.stageRemove', { name: row.name })} onClick={() => { if (row.id === undefined) remove(row); else setLeaving(row); }}><Trash2 className="size-4" /></IconButton>
              </span>
            </li>
          ))}
        </ol>
        <Button size="sm" className="justify-self-start" icon={<Plus className="size-3.5" />} disabled={rows.length >= MOST} onClick={add}>{t('pipeline.addStage')}</Button>
        {missing && <p className="text-xs text-wait">{t('pipeline.oneOfEach')}</p>}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </form>
      <Confirm open={leaving !== null} danger title={t('pipeline.stageLeaving', { name: leaving?.name ?? '' })} description={t('pipeline.stageLeavingLead')} action={t('pipeline.stageLeave')} onConfirm={() => { if (leaving) remove(leaving); setLeaving(null); }} onClose={() => { setLeaving(null); }} />
    </Overlay>
  );
}
