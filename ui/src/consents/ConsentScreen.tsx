import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { savePurposes, type ConsentPurpose } from '@/api/consents';
import { Button, IconButton } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { purposeKey } from './purposeKey';
import { purposesQuery } from './queries';

const MOST = 20;
/** Every organisation has it. */
const SERVICE = 'service';

export function ConsentScreen() {
  const purposes = useQuery(purposesQuery);
  return (
    <Page title={t('place.consent')} lead={t('consents.lead')}>
      {purposes.isPending && <Card><div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-14 w-full" />)}</div></Card>}
      {purposes.isError && <Card><Failed error={purposes.error} retry={() => { void purposes.refetch(); }} /></Card>}
      {purposes.data && <Purposes saved={purposes.data.items} />}
    </Page>
  );
}

interface Row extends ConsentPurpose {
  row: number;
}

function Purposes({ saved }: { saved: readonly ConsentPurpose[] }) {
  const queries = useQueryClient();
  const [rows, setRows] = useState<Row[]>(() => saved.map((one, row) => ({ ...one, row })));
  const [next, setNext] = useState(saved.length);
  const save = useMutation({
    mutationFn: () => {
      const keys = rows.map((one) => one.key).filter((key) => key !== '');
      return savePurposes(rows.map(({ key, name, assumed }) => {
        const named = key === '' ? purposeKey(name, keys) : key;
        keys.push(named);
        return { key: named, name: name.trim(), assumed };
      }));
    },
    onSuccess: (now) => {
      queries.setQueryData(purposesQuery.queryKey, now);
      setRows(now.items.map((one, row) => ({ ...one, row })));
      setNext(now.items.length);
      toast(t('consents.saved'), 'ok');
    },
  });
  const ready = rows.every((one) => one.name.trim() !== '');
  const change = (row: Row) => { setRows(rows.map((other) => (other.row === row.row ? row : other))); };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <Card className="grid gap-3 p-4">
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.row} className="grid gap-3 rounded-xl border border-line p-3 grid-cols-1 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
              <TextField label={t('consents.name')} maxLength={60} value={row.name} onChange={(event) => { change({ ...row, name: event.target.value }); }} />
              <SelectField label={t('consents.silence')} value={row.assumed ? 'yes' : 'no'} onChange={(event) => { change({ ...row, assumed: event.target.value === 'yes' }); }}>
                <option value="yes">{t('consents.silenceYes')}</option>
                <option value="no">{t('consents.silenceNo')}</option>
              </SelectField>
              <IconButton className="justify-self-end" label={t('consents.remove', { name: row.name })} disabled={row.key === SERVICE} onClick={() => { setRows(rows.filter((other) => other.row !== row.row)); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ul>
        <Button size="sm" className="justify-self-start" icon={<Plus className="size-3.5" />} disabled={rows.length >= MOST} onClick={() => { setRows([...rows, { row: next, key: '', name: '', assumed: false }]); setNext(next + 1); }}>{t('consents.add')}</Button>
        <p className="text-xs text-ink-3">{t('consents.kept')}</p>
      </Card>
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
    </form>
  );
}
