import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { previewImport, startImport, type Foreseen, type Import } from '@/api/imports';
import { attributesQuery } from '@/attributes/queries';
import { purposesQuery } from '@/consents/queries';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { fieldLook, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Pill } from '@/design/Pill';
import { fieldText, t } from '@/texts';

interface Props {
  found: Import;
  started: (now: Import) => void;
  back: () => void;
}

const tones = { new: 'ok', updated: 'accent', same: 'neutral', refused: 'danger' } as const;

/** What each column is, and what would become of the first rows. */
export function ImportColumns({ found, started, back }: Props) {
  const attributes = useQuery(attributesQuery('contact'));
  const purposes = useQuery(purposesQuery);
  const [columns, setColumns] = useState(found.columns);
  const [calling, setCalling] = useState(found.calling ?? '');
  const mapping = { columns, calling: calling.trim().replace(/^\+|^00/, '') || null };
  const look = useMutation({ mutationFn: () => previewImport(found.id, mapping) });
  const start = useMutation({ mutationFn: () => startImport(found.id, mapping), onSuccess: started });
  const put = (index: number, value: string) => {
    look.reset();
    setColumns(columns.map((one, n) => (n === index ? value : one === value ? '' : one)));
  };
  const usable = columns.includes('phone') || columns.includes('email');
  return (
    <div className="grid gap-4">
      <div className="empty:hidden"><FormProblem error={look.error ?? start.error} /></div>
      <p className="text-sm text-ink-2">{t('imports.columnsLead', { n: found.rows })}</p>
      <ul className="grid gap-2">
        {found.headers.map((header, index) => (
          <li key={index} className="grid grid-cols-2 items-center gap-3">
            <span className="truncate text-sm font-medium">{header || t('imports.unnamed', { n: index + 1 })}</span>
            <select aria-label={t('imports.columnIs', { name: header || String(index + 1) })} value={columns[index] ?? ''} onChange={(event) => { put(index, event.target.value); }} className={cx(fieldLook, 'h-9 truncate')}>
              <option value="">{t('imports.leaveOut')}</option>
              {(['name', 'phone', 'email', 'company'] as const).map((one) => <option key={one} value={one}>{t(`imports.column.${one}`)}</option>)}
              {(attributes.data?.items ?? []).map((one) => <option key={one.id} value={`attribute.${one.key}`}>{one.label}</option>)}
              {(purposes.data?.items ?? []).map((one) => <option key={one.key} value={`consent.${one.key}`}>{t('imports.column.consent', { name: one.name })}</option>)}
            </select>
          </li>
        ))}
      </ul>
      {columns.includes('phone') && <TextField label={t('imports.calling')} hint={t('imports.callingHint')} inputMode="numeric" maxLength={6} className="max-w-32" value={calling} onChange={(event) => { look.reset(); setCalling(event.target.value); }} />}
      {columns.some((column) => column.startsWith('consent.')) && <p className="text-xs text-ink-3">{t('imports.consentHint')}</p>}
      {look.data && <Rows rows={look.data.items} headers={found.headers} columns={columns} />}
      <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-3">
        <Button look="quiet" onClick={back}>{t('imports.back')}</Button>
        <Button look={look.data ? undefined : 'primary'} disabled={!usable} busy={look.isPending} onClick={() => { look.mutate(); }}>{t('imports.preview')}</Button>
        {look.data && <Button look="primary" busy={start.isPending} onClick={() => { start.mutate(); }}>{t('imports.start', { n: found.rows })}</Button>}
      </div>
      {!usable && <p className="text-right text-xs text-ink-3">{t('imports.needsAddress')}</p>}
    </div>
  );
}

function Rows({ rows, headers, columns }: { rows: readonly Foreseen[]; headers: readonly string[]; columns: readonly string[] }) {
  const used = columns.flatMap((column, index) => (column === '' ? [] : [index]));
  return (
    <section aria-label={t('imports.foreseen')}>
      <h3 className="mb-1 text-xs font-semibold text-ink-2">{t('imports.foreseen')}</h3>
      <ul data-testid="foreseen" className="divide-y divide-line/60 rounded-lg border border-line">
        {rows.map((row) => (
          <li key={row.number} className="flex items-start gap-3 px-3 py-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate">{used.map((index) => row.cells[index]).filter(Boolean).join(' · ')}</span>
              {row.reason !== null && <span className="block text-xs text-danger">{row.column === null ? '' : `${headers[row.column] ?? ''}: `}{fieldText(row.reason)}</span>}
            </span>
            <Pill tone={tones[row.outcome]}>{t(`imports.outcome.${row.outcome}`)}</Pill>
          </li>
        ))}
      </ul>
    </section>
  );
}
