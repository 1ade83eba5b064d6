import type { PromptLine } from '@/api/agents';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import { countOf, folded } from './diff';

/** What changed from one text to the other; the sign says it as well as the colour. */
export function DiffView({ lines }: { lines: readonly PromptLine[] }) {
  const list = folded(lines);
  const added = countOf(list, 'added');
  const removed = countOf(list, 'removed');
  if (added + removed === 0) return <p className="rounded-lg bg-sunken px-3 py-2 text-sm text-ink-2">{t('agents.diff.none')}</p>;
  return (
    <div data-testid="diff">
      <p className="mb-2 text-xs text-ink-3">{t('agents.diff.count', { added, removed })}</p>
      <ol className="rounded-lg border border-line py-1 font-mono text-xs">
        {list.map((row, at) => row.kind === 'gap'
          ? <li key={at} className="bg-sunken px-3 py-1 font-sans text-ink-3">{t('agents.diff.gap', { n: row.lines })}</li>
          : (
              <li key={at} className={cx('flex gap-2 px-3 py-0.5', row.kind === 'added' && 'bg-ok-soft text-ok', row.kind === 'removed' && 'bg-danger-soft text-danger')}>
                <span className="w-3 shrink-0 select-none" aria-hidden="true">{row.kind === 'added' ? '+' : row.kind === 'removed' ? '−' : ''}</span>
                {row.kind !== 'same' && <span className="sr-only">{t(`agents.diff.${row.kind}`)} </span>}
                <span className="min-w-0 whitespace-pre-wrap wrap-anywhere">{row.text || ' '}</span>
              </li>
            ))}
      </ol>
    </div>
  );
}
