import { useId } from 'react';
import type { Series } from '@/api/analytics';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { nice, words } from './scale';
import { useMetricWords } from './metrics';

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 56;
const BOTTOM = 24;
const TOP = 8;

/** Told apart by the line as well as by its colour. */
const looks = [
  { stroke: 'stroke-accent', fill: 'bg-accent', dash: undefined },
  { stroke: 'stroke-label-orange', fill: 'bg-label-orange', dash: '6 3' },
  { stroke: 'stroke-label-blue', fill: 'bg-label-blue', dash: '2 3' },
] as const;

export function dayName(from: string, granularity: string): string {
  const day = new Date(`${from}T12:00:00Z`);
  return day.toLocaleDateString(locale(), granularity === 'month' ? { month: 'short', year: 'numeric', timeZone: 'UTC' } : { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** A piece of a line for each stretch without gaps. */
function path(values: readonly (number | null)[], x: (n: number) => number, y: (value: number) => number): string {
  let open = false;
  return values.map((value, n) => {
    if (value === null) {
      open = false;
      return '';
    }
    const step = `${open ? 'L' : 'M'}${x(n).toFixed(1)} ${y(value).toFixed(1)}`;
    open = true;
    // A lone value would be a line of no length.
    return values[n + 1] === null || values[n + 1] === undefined ? `${step}h0.1` : step;
  }).join('');
}

/** Lines over time; for screen readers, and whoever wants the numbers, the same as a table. */
export function Chart({ series, granularity }: { series: Series[]; granularity: string }) {
  const id = useId();
  const unit = series[0]?.unit ?? 'count';
  const count = series[0]?.points.length ?? 0;
  const every = series.flatMap((one) => one.points.flatMap((point) => [point.value ?? 0, point.before ?? 0]));
  const top = nice(Math.max(0, ...every), unit);
  const x = (n: number) => LEFT + (count < 2 ? (WIDTH - LEFT) / 2 : (n * (WIDTH - LEFT - 8)) / (count - 1));
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const marks = count === 0 ? [] : [...new Set([0, Math.floor((count - 1) / 2), count - 1])];
  const compared = series.some((one) => one.points.some((point) => point.before !== null));
  const { name } = useMetricWords();
  const title = series.map((one) => name(one.metric)).join(', ');
  return (
    <figure aria-labelledby={id}>
      <figcaption id={id} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        <span className="sr-only">{t('analytics.chartOf', { what: title })}</span>
        {series.map((one, n) => (
          <span key={one.metric} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="20" height="4"><line x1="0" x2="20" y1="2" y2="2" strokeWidth="3" strokeDasharray={looks[n]?.dash} className={looks[n]?.stroke} /></svg>
            {name(one.metric)}
          </span>
        ))}
        {compared && <span className="flex items-center gap-1.5"><svg aria-hidden="true" width="20" height="4"><line x1="0" x2="20" y1="2" y2="2" strokeWidth="1.5" className="stroke-ink-3" /></svg>{t('analytics.before')}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className="mt-2 w-full" aria-hidden="true">
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={WIDTH} y1={y(top * part)} y2={y(top * part)} className="stroke-line" />
            <text x={LEFT - 8} y={y(top * part) + 4} textAnchor="end" className="fill-ink-3 text-[11px]">{words(unit === 'count' ? Math.round(top * part * 10) / 10 : top * part, unit)}</text>
          </g>
        ))}
        {marks.map((n, place) => (
          <text key={n} x={x(n)} y={HEIGHT - 6} textAnchor={place === 0 && count > 1 ? 'start' : place === marks.length - 1 && count > 1 ? 'end' : 'middle'} className="fill-ink-3 text-[11px]">{dayName(series[0]?.points[n]?.from ?? '', granularity)}</text>
        ))}
        {series.map((one) => (
          <path key={one.metric} d={path(one.points.map((point) => point.before), x, y)} fill="none" strokeWidth="1.5" strokeLinecap="round" className="stroke-ink-3 opacity-60" />
        ))}
        {series.map((one, n) => (
          <path key={one.metric} d={path(one.points.map((point) => point.value), x, y)} fill="none" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" strokeDasharray={looks[n]?.dash} className={looks[n]?.stroke} />
        ))}
      </svg>
      <details className="mt-2 text-sm">
        <summary className="cursor-pointer text-xs text-ink-2">{t('analytics.asTable')}</summary>
        <div className="mt-2 max-h-72 overflow-auto" tabIndex={0} role="region" aria-label={title}>
          <table className="tabular w-full text-left text-xs">
            <thead><tr><th scope="col" className="py-1 pr-3 font-medium">{t(`analytics.grain.${granularity as 'day'}`)}</th>{series.map((one) => <th key={one.metric} scope="col" className="py-1 pr-3 text-right font-medium">{name(one.metric)}</th>)}</tr></thead>
            <tbody>
              {series[0]?.points.map((point, n) => (
                <tr key={point.from} className="border-t border-line">
                  <th scope="row" className="py-1 pr-3 font-normal">{dayName(point.from, granularity)}</th>
                  {series.map((one) => <td key={one.metric} className="py-1 pr-3 text-right">{words(one.points[n]?.value ?? null, one.unit)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
