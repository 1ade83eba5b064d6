import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteImport, listImports, readImport, uploadImport, type Import } from '@/api/imports';
import { IconButton } from '@/design/Button';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed, errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ImportColumns } from './ImportColumns';
import { ImportResult } from './ImportResult';

const LOOK_MS = 1_000;

/** A file of customers on its way in: chosen, its columns matched, looked at, and taken. */
export function ImportSheet({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const one = useQuery({
    queryKey: ['imports', chosen],
    queryFn: () => readImport(chosen ?? ''),
    enabled: chosen !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_MS : false),
  });
  const open = (found: Import) => {
    queries.setQueryData(['imports', found.id], found);
    setChosen(found.id);
  };
  const back = () => {
    setChosen(null);
    void queries.invalidateQueries({ queryKey: ['imports'] });
  };
  return (
    <Overlay open wide kind="sheet" onOpenChange={(stays) => { if (!stays) close(); }} title={t('imports.title')} description={chosen === null ? t('imports.lead') : one.data?.file}>
      {chosen === null && <Choose open={open} />}
      {chosen !== null && one.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-24 w-full" /></div>}
      {chosen !== null && one.isError && <Failed error={one.error} retry={() => { void one.refetch(); }} />}
      {one.data?.state === 'draft' && <ImportColumns found={one.data} started={open} back={back} />}
      {one.data && one.data.state !== 'draft' && <ImportResult found={one.data} back={back} />}
    </Overlay>
  );
}

function Choose({ open }: { open: (found: Import) => void }) {
  const queries = useQueryClient();
  const before = useQuery({ queryKey: ['imports'], queryFn: listImports });
  const send = useMutation({ mutationFn: uploadImport, onSuccess: open });
  const drop = useMutation({
    mutationFn: deleteImport,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['imports'] }); },
  });
  return (
    <div className="grid gap-4">
      <div className="empty:hidden"><FormProblem error={send.error} /></div>
      <label className="flex cursor-pointer flex-col items-center gap-2 rounded-xl border border-dashed border-line-strong p-8 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <FileUp className="size-6 text-ink-3" aria-hidden="true" />
        <span className="text-sm font-medium">{send.isPending ? t('imports.reading') : t('imports.choose')}</span>
        <span className="text-xs text-ink-3">{t('imports.limits')}</span>
        <input type="file" accept=".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" className="sr-only" aria-label={t('imports.choose')} disabled={send.isPending} onChange={(event) => { const file = event.target.files?.[0]; if (file) send.mutate(file); event.target.value = ''; }} />
      </label>
      {before.isError && <p role="alert" className="text-sm text-danger">{errorText(before.error)}</p>}
      {(before.data?.items.length ?? 0) > 0 && (
        <section>
          <h3 className="mb-1 text-xs font-semibold text-ink-2">{t('imports.before')}</h3>
          <ul className="divide-y divide-line/60">
            {before.data?.items.map((one) => (
              <li key={one.id} className="flex items-center gap-2">
                <button type="button" onClick={() => { open(one); }} className="min-h-12 min-w-0 flex-1 rounded-lg px-2 py-1.5 text-left hover:bg-hover">
                  <span className="block truncate text-sm font-medium">{one.file}</span>
                  <span className="tabular block text-xs text-ink-3">{dayAndTime(one.createdAt)} · {t(`imports.state.${one.state}`)} · {t('imports.rows', { n: one.rows })}</span>
                </button>
                {one.state !== 'running' && <IconButton label={t('imports.deleteOne', { name: one.file })} disabled={drop.isPending} onClick={() => { drop.mutate(one.id); }}><Trash2 className="size-4" /></IconButton>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
