import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Tag, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { changeLabel, createLabel, deleteLabel } from '@/api/desk';
import type { Label } from '@/api/conversations';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { cx } from '@/design/cx';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { dotLook, labelColours } from './labelColours';
import { LabelPill } from './LabelPill';
import { labelsQuery } from './queries';

export function LabelsScreen() {
  const queries = useQueryClient();
  const labels = useQuery(labelsQuery);
  const [editing, setEditing] = useState<Label | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Label | null>(null);
  const drop = useMutation({
    mutationFn: deleteLabel,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey: ['labels'] }); },
  });
  const make = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('labels.make')}</Button>;
  return (
    <Page title={t('place.labels')} lead={t('labels.lead')} actions={make}>
      <Card>
        {labels.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-8 w-full" />)}</div>}
        {labels.isError && <Failed error={labels.error} retry={() => { void labels.refetch(); }} />}
        {labels.data?.items.length === 0 && <Empty icon={<Tag className="size-5" />} title={t('labels.none')} action={make}>{t('labels.noneLead')}</Empty>}
        <ul>
          {labels.data?.items.map((label) => (
            <li key={label.id} className="flex min-h-12 items-center gap-2 border-b border-line/60 px-4 py-2 last:border-0">
              <span className="min-w-0 flex-1"><LabelPill label={label} /></span>
              <IconButton label={t('labels.changeOne', { name: label.name })} onClick={() => { setEditing(label); }}><Pencil className="size-4" /></IconButton>
              <IconButton label={t('labels.deleteOne', { name: label.name })} onClick={() => { setLeaving(label); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ul>
      </Card>
      {editing && <EditLabel label={editing === 'new' ? null : editing} count={labels.data?.items.length ?? 0} close={() => { setEditing(null); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('labels.deleteTitle', { name: leaving.name })}
          description={t('labels.deleteLead')}
          action={t('labels.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}

function EditLabel({ label, count, close }: { label: Label | null; count: number; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(label?.name ?? '');
  const [colour, setColour] = useState(label?.colour ?? labelColours[count % labelColours.length] ?? 'grey');
  const save = useMutation({
    mutationFn: () => (label ? changeLabel({ id: label.id, name: name.trim(), colour }) : createLabel({ name: name.trim(), colour })),
    onSuccess: () => {
      for (const key of ['labels', 'conversations', 'conversation']) void queries.invalidateQueries({ queryKey: [key] });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={label ? t('labels.change') : t('labels.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('labels.name')} maxLength={40} value={name} onChange={(event) => { setName(event.target.value); }} />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('labels.colour')}</legend>
          <div className="flex flex-wrap gap-2">
            {labelColours.map((one) => (
              <label key={one} className={cx('flex h-9 cursor-pointer items-center gap-2 rounded-lg border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent', one === colour ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover')}>
                <input type="radio" name="colour" className="sr-only" checked={one === colour} onChange={() => { setColour(one); }} />
                <span aria-hidden="true" className={cx('size-3 rounded-full', dotLook[one])} />
                {t(`labels.colour.${one}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!name.trim()}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
