import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ModelTest } from '@/api/models';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { number, t } from '@/texts';
import { saidBy, whyText } from './circuit';

interface Test {
  data?: ModelTest;
  error: unknown;
  isPending: boolean;
  isError: boolean;
}

/** What each ability of a model came to, and how long it took. */
export function TestChecks({ test }: { test: Test }) {
  return (
    <div role="status" data-testid="model-test">
      {test.isPending && <p className="mt-3 flex items-center gap-2 text-sm text-ink-2"><Spinner /> {t('models.asking')}</p>}
      {test.isError && !test.isPending && <p className="mt-3 text-sm text-danger">{errorText(test.error)}</p>}
      {!test.isPending && test.data && (
        <ul className="mt-3 grid gap-1.5">
          {test.data.checks.map((check) => (
            <li key={check.ability} className="flex items-start gap-2 text-sm" data-ok={check.ok}>
              {check.ok ? <CircleCheck className="mt-0.5 size-4 shrink-0 text-ok" aria-hidden="true" /> : <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />}
              <span className="min-w-0 flex-1 wrap-anywhere">
                <span className="font-medium">{t(`models.ability.${check.ability}`)}: </span>
                <span className={check.ok ? 'text-ink-2' : 'text-danger'}>
                  {check.ok ? check.answer ?? t('models.works') : whyText(check.code ?? '', check.reason ?? t('shell.unexpected'))}
                </span>
                {!check.ok && saidBy(check.reason) && <span className="block text-xs text-ink-3">{t('models.itSaid', { words: saidBy(check.reason) ?? '' })}</span>}
              </span>
              <span className="tabular shrink-0 text-xs text-ink-3">{t('models.millis', { n: number(check.ms) })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
