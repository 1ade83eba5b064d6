import { EyeOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { pieces } from '@/agents/diff';
import type { PromptLine } from '@/api/agents';
import type { RehearsalItem, RehearsalSide, Verdict } from '@/api/rehearsals';
import { cx } from '@/design/cx';
import { Card } from '@/design/Page';
import { Pill, type Tone } from '@/design/Pill';
import { dayAndTime } from '@/design/time';
import { isText, t } from '@/texts';

const tones: Record<Verdict, Tone> = { same: 'neutral', different: 'note', 'now-answered': 'ok', 'no-longer-answered': 'danger', failed: 'wait' };

/** Each question with the answer it gets and the one it would get. */
export function Cases({ items }: { items: readonly RehearsalItem[] }) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const changed = items.filter((one) => one.verdict !== 'same');
  const shown = all ? items : changed;
  return (
    <section aria-label={t('rehearsal.cases')}>
      {changed.length < items.length && (
        <label className="mb-3 flex min-h-11 w-fit items-center gap-2 text-sm md:min-h-0">
          <input type="checkbox" className="size-4 accent-accent" checked={all} onChange={(event) => { setAll(event.target.checked); }} />
          {t('rehearsal.showSame', { n: items.length - changed.length })}
        </label>
      )}
      {shown.length === 0 && <p className="text-sm text-ink-2">{t('rehearsal.allSame')}</p>}
      <ol className="grid gap-3">
        {shown.map((one) => <Case key={one.position} one={one} />)}
      </ol>
    </section>
  );
}

function Case({ one }: { one: RehearsalItem }) {
  const { before, after } = one;
  // Where one of them is no answer, nearly every word would be marked.
  const marked = one.verdict === 'different' && before.words !== null && after.words !== null && before.words !== '' && after.words !== '';
  return (
    <li data-testid="rehearsal-case" data-verdict={one.verdict}>
      <Card className="overflow-clip">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3">
          <p className="min-w-0 flex-1 basis-52 text-sm font-medium wrap-anywhere">{one.question ?? <Hidden />}</p>
          <span className="text-xs text-ink-3">{dayAndTime(one.askedAt)}</span>
          <Pill tone={tones[one.verdict]}>{t(`rehearsal.verdict.${one.verdict}`)}</Pill>
        </header>
        {one.verdict === 'failed' && <p className="border-b border-line px-4 py-2 text-sm text-wait">{reason(one.reason)}</p>}
        <div className="grid md:grid-cols-2">
          <Side label={t('rehearsal.before')} side={before}>
            {marked ? <Words pieces={pieces(before.words ?? '', after.words ?? '', 'before')} /> : before.words}
          </Side>
          <Side second label={t('rehearsal.after')} side={after}>
            {marked ? <Words pieces={pieces(before.words ?? '', after.words ?? '', 'after')} /> : after.words}
          </Side>
        </div>
      </Card>
    </li>
  );
}

function reason(code: string | null): string {
  const key = `rehearsal.reason.${code ?? ''}`;
  return isText(key) ? t(key) : t('rehearsal.reason.failed');
}

function Side({ label, side, second = false, children }: { label: string; side: RehearsalSide; second?: boolean; children: ReactNode }) {
  return (
    <div className={cx('min-w-0 px-4 py-3', second && 'border-t border-line md:border-l md:border-t-0')}>
      <p className="mb-1 flex flex-wrap gap-x-2 text-xs text-ink-3">
        <span className="font-semibold">{label}</span>
        {side.kind !== 'answered' && <span>{t(`rehearsal.kind.${side.kind}`)}</span>}
      </p>
      <p className="whitespace-pre-wrap text-sm wrap-anywhere">
        {side.words === null ? <Hidden /> : side.words === '' ? <span className="text-wait">{t('rehearsal.noWords')}</span> : children}
      </p>
      {side.kind === 'answered' && side.sources.length > 0 && <p className="mt-1.5 text-xs text-ink-3 wrap-anywhere">{t('rehearsal.sources', { titles: side.sources.map((one) => one.title).join('; ') })}</p>}
    </div>
  );
}

const Hidden = () => <span className="inline-flex items-center gap-1 text-ink-3"><EyeOff className="size-3.5" aria-hidden="true" />{t('rehearsal.hidden')}</span>;

function Words({ pieces: all }: { pieces: readonly PromptLine[] }) {
  return all.map((piece, at) => piece.kind === 'same'
    ? piece.text
    : <mark key={at} className={cx('rounded-sm', piece.kind === 'added' ? 'bg-ok-soft text-ok underline decoration-dotted underline-offset-2' : 'bg-danger-soft text-danger line-through')}>{piece.text}</mark>);
}
