import { useState, type ReactNode } from 'react';
import type { PromptLine, ReplayItem } from '@/api/agents';
import { cx } from '@/design/cx';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';
import { pieces } from './diff';
import { reasonText } from './outcome';

/** Each question with the answer it got and the one it would get. */
export function ReplayCases({ items }: { items: readonly ReplayItem[] }) {
  const [all, setAll] = useState(false);
  const differing = items.filter((one) => one.differs);
  if (items.length === 0) return null;
  const shown = all ? items : differing;
  return (
    <section aria-label={t('replay.cases')}>
      {differing.length < items.length && (
        <label className="mb-3 flex w-fit items-center gap-2 text-sm">
          <input type="checkbox" className="size-4 accent-accent" checked={all} onChange={(event) => { setAll(event.target.checked); }} />
          {t('replay.showSame', { n: items.length - differing.length })}
        </label>
      )}
      {shown.length === 0 && <p className="text-sm text-ink-2">{t('replay.allSame')}</p>}
      <ol className="grid gap-3">
        {shown.map((one) => <Case key={one.position} one={one} />)}
      </ol>
    </section>
  );
}

function Case({ one }: { one: ReplayItem }) {
  const answered = one.outcome === 'answered' && one.now !== '';
  return (
    <li data-testid="replay-case" data-differs={one.differs}>
      <Card className="overflow-clip">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3">
          <p className="min-w-0 flex-1 basis-52 text-sm font-medium wrap-anywhere">{one.question}</p>
          <span className="text-xs text-ink-3">{dayAndTime(one.askedAt)}</span>
          <Pill tone={one.differs ? 'note' : 'neutral'}>{one.differs ? t('replay.different') : t('replay.same')}</Pill>
        </header>
        <div className="grid md:grid-cols-2">
          <Side label={t('replay.then')}>{one.then === '' ? <None>{t('replay.noneThen')}</None> : <Words pieces={pieces(one.then, answered ? one.now : one.then, 'before')} />}</Side>
          <Side label={t('replay.now')} second>{answered ? <Words pieces={pieces(one.then, one.now, 'after')} /> : <None>{reasonText(one.outcome, one.reason)}</None>}</Side>
        </div>
      </Card>
    </li>
  );
}

function Side({ label, second = false, children }: { label: string; second?: boolean; children: ReactNode }) {
  return (
    <div className={cx('px-4 py-3', second && 'border-t border-line md:border-l md:border-t-0')}>
      <p className="mb-1 text-xs font-semibold text-ink-3">{label}</p>
      <p className="whitespace-pre-wrap text-sm wrap-anywhere">{children}</p>
    </div>
  );
}

const None = ({ children }: { children: ReactNode }) => <span className="text-wait">{children}</span>;

function Words({ pieces: all }: { pieces: readonly PromptLine[] }) {
  return all.map((piece, at) => piece.kind === 'same'
    ? piece.text
    : <mark key={at} className={cx('rounded-sm', piece.kind === 'added' ? 'bg-ok-soft text-ok underline decoration-dotted underline-offset-2' : 'bg-danger-soft text-danger line-through')}>{piece.text}</mark>);
}
