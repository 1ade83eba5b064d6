import type { ReactNode } from 'react';
import type { Turn } from '@/api/conversations';
import { Pill, type Tone } from '@/design/Pill';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { StepReplay } from './StepReplay';
import { dollars, sums, took } from './sums';

/** One turn, step by step: what each step saw and decided, whom it asked, what it read and what that took. */
export function TurnReplay({ turn }: { turn: Turn }) {
  const all = sums(turn);
  const longest = Math.max(...turn.steps.map((step) => step.durationMs), 0);
  return (
    <div data-testid="replay">
      <div className="flex flex-wrap items-center gap-2">
        <Pill tone={toneOf(turn.status)}>{turn.outcome ?? turn.status}</Pill>
        <time dateTime={turn.startedAt} className="tabular text-xs text-ink-2">{fullTime(turn.startedAt)}</time>
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-4">
        <Sum name={t('replay.took')}>{t('turns.ms', { ms: took(all.millis) })}</Sum>
        <Sum name={t('replay.calls')}>{all.calls}</Sum>
        <Sum name={t('replay.tokens')}>{all.calls === 0 ? '–' : t('replay.tokensInOut', { input: count(all.inputTokens), output: count(all.outputTokens) })}</Sum>
        <Sum name={t('replay.cost')}>{all.calls === 0 ? '–' : dollars(all.microCost)}</Sum>
      </dl>
      {turn.steps.length === 0 && <p className="mt-4 text-sm text-ink-2">{t(turn.status === 'running' ? 'replay.running' : 'replay.noSteps')}</p>}
      <ol className="mt-4 space-y-3" aria-label={t('replay.steps')}>
        {turn.steps.map((step, index) => <StepReplay key={index} step={step} number={index + 1} share={longest > 0 ? step.durationMs / longest : 0} />)}
      </ol>
      <p className="mt-4 text-xs text-ink-3">{t('replay.flow', { n: turn.flowVersion })}</p>
    </div>
  );
}

function Sum({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-3 py-2">
      <dt className="text-2xs text-ink-3">{name}</dt>
      <dd className="tabular text-sm font-semibold">{children}</dd>
    </div>
  );
}

const count = (n: number) => n.toLocaleString(locale());

function toneOf(status: string): Tone {
  if (status === 'running') return 'wait';
  return status === 'done' ? 'bot' : 'neutral';
}
