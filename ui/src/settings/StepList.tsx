import { Link } from '@tanstack/react-router';
import { Check, ChevronRight } from 'lucide-react';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import type { Step } from './steps';

/** The steps, each leading to its screen; what is done has a tick and asks for nothing more. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol data-testid="first-steps">
      {steps.map((step) => (
        <li key={step.name} data-step={step.name} data-done={step.done} className="border-b border-line/60 last:border-0">
          <Link to={step.to} search={{}} className="flex min-h-14 items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-hover">
            <span className={cx('flex size-8 shrink-0 items-center justify-center rounded-full', step.done ? 'bg-ok-soft text-ok' : 'bg-sunken text-ink-2')}>
              {step.done ? <Check className="size-4" strokeWidth={2.4} aria-hidden="true" /> : <step.icon className="size-4" strokeWidth={1.9} aria-hidden="true" />}
            </span>
            <span className="min-w-0 flex-1">
              <span className={cx('block text-sm font-medium', step.done && 'text-ink-2')}>
                {t(`steps.${step.name}`)}
                {step.done && <span className="sr-only"> ({t('steps.done')})</span>}
              </span>
              {!step.done && <span className="mt-0.5 block text-sm text-ink-3">{t(`steps.${step.name}.about`)}</span>}
            </span>
            <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ol>
  );
}

/** How far one has come, in words and as a line. */
export function Progress({ steps }: { steps: readonly Step[] }) {
  const done = steps.filter((step) => step.done).length;
  const words = t('steps.progress', { done, all: steps.length });
  return (
    <div className="flex items-center gap-3">
      <span className="h-1.5 w-24 overflow-clip rounded-full bg-sunken" aria-hidden="true">
        <span className="block h-full rounded-full bg-ok transition-[width] duration-200" style={{ width: `${String((done / steps.length) * 100)}%` }} />
      </span>
      <span className="tabular text-xs text-ink-3">{words}</span>
    </div>
  );
}
