import { Info } from 'lucide-react';
import type { Figure } from '@/api/analytics';
import { Tip } from '@/design/Tip';
import { number, t } from '@/texts';
import { useMetricWords } from './metrics';
import { change, words } from './scale';

/** A number, what it means, and how it was before. */
export function FigureTile({ figure, compared = false }: { figure: Figure; compared?: boolean }) {
  const { name, meaning } = useMetricWords();
  const more = change(figure.value, figure.before);
  return (
    <div className="min-w-0 rounded-xl border border-line bg-surface p-4 shadow-card" data-metric={figure.metric}>
      <dt className="flex items-start justify-between gap-1 text-xs text-ink-2">
        <span className="min-w-0">{name(figure.metric)}</span>
        <Tip text={meaning(figure.metric)}>
          <button type="button" aria-label={t('analytics.meaningOf', { what: name(figure.metric) })} className="-m-1 shrink-0 rounded p-1 text-ink-3 hover:text-ink"><Info className="size-3.5" /></button>
        </Tip>
      </dt>
      <dd className="tabular mt-1 text-xl font-semibold tracking-tight">{words(figure.value, figure.unit)}</dd>
      {compared && (
        <dd className="tabular mt-0.5 text-xs text-ink-2">
          {more !== null && <span className="font-medium">{more >= 0 ? '▲' : '▼'} {number(Math.abs(more), { style: 'percent', maximumFractionDigits: 0 })} </span>}
          {t('analytics.was', { value: words(figure.before, figure.unit) })}
        </dd>
      )}
    </div>
  );
}
