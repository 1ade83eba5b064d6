import { useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { errorsOf, type Import } from '@/api/imports';
import { Button } from '@/design/Button';
import { number, t } from '@/texts';

/** How far it has come, and what became of the rows. */
export function ImportResult({ found, back }: { found: Import; back: () => void }) {
  const queries = useQueryClient();
  const running = found.state === 'running';
  useEffect(() => { if (!running) void queries.invalidateQueries({ queryKey: ['contacts'] }); }, [running, queries]);
  return (
    <div className="grid gap-4">
      <div>
        <p role="status" className="mb-1.5 text-sm font-medium">{running ? t('imports.running', { done: number(found.done), rows: number(found.rows) }) : t('imports.done')}</p>
        <progress className="h-2 w-full accent-accent" max={found.rows} value={found.done} aria-label={t('imports.progress')} />
        {running && <p className="mt-1 text-xs text-ink-3">{t('imports.goesOn')}</p>}
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4" data-testid="import-result">
        {([['new', found.created], ['updated', found.updated], ['same', found.same], ['refused', found.refused]] as const).map(([outcome, count]) => (
          <div key={outcome} className="rounded-lg border border-line p-3">
            <dt className="text-xs text-ink-3">{t(`imports.outcome.${outcome}`)}</dt>
            <dd className="tabular text-lg font-semibold">{number(count)}</dd>
          </div>
        ))}
      </dl>
      {found.refused > 0 && !running && <a href={errorsOf(found)} className="inline-flex min-h-9 items-center gap-2 justify-self-start rounded-lg px-2 text-sm font-medium text-accent-text hover:bg-hover"><Download className="size-4" aria-hidden="true" />{t('imports.errors', { n: found.refused })}</a>}
      <div className="flex justify-end border-t border-line pt-3"><Button onClick={back}>{t('imports.back')}</Button></div>
    </div>
  );
}
