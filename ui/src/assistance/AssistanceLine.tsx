import { Sparkles } from 'lucide-react';
import { Spinner } from '@/design/Spinner';
import { t } from '@/texts';
import type { Assistance } from './useAssistance';

const link = 'font-medium text-accent-text underline underline-offset-4';

/** Below the field: that a model is at work, what it is out of, and the way back. */
export function AssistanceLine({ assistance, empty }: { assistance: Assistance; empty: boolean }) {
  const { state } = assistance;
  if (state === null || (state.kind === 'written' && empty)) return null;
  return (
    <div data-testid="assistance" className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 pb-2 text-xs text-ink-2">
      {state.kind === 'busy' && (
        <>
          <Spinner className="size-3.5 shrink-0" /><span role="status">{t('assistance.writing')}</span>
          <button type="button" className={link} onClick={assistance.cancel}>{t('assistance.cancel')}</button>
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <span role="alert" className="text-danger">{state.text}</span>
          <button type="button" className={link} onClick={() => { assistance.ask(state.task); }}>{t('assistance.retry')}</button>
          <button type="button" className={link} onClick={assistance.forget}>{t('assistance.dismiss')}</button>
        </>
      )}
      {state.kind === 'written' && (
        <>
          <Sparkles className="size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
          <span role="status">{t(state.task === 'answer' ? 'assistance.drafted' : 'assistance.rewritten')}</span>
          <button type="button" className={link} onClick={assistance.back}>{t('assistance.mine')}</button>
          {state.task === 'answer' && (
            <span className="basis-full [overflow-wrap:anywhere]">
              {state.made.sources.length > 0 ? t('assistance.sources', { titles: state.made.sources.map(({ title }) => title).join(' · ') }) : t('assistance.noSources')}
            </span>
          )}
          {state.made.doubtful.length > 0 && <span className="basis-full font-medium text-wait [overflow-wrap:anywhere]">{t('assistance.doubtful', { what: state.made.doubtful.join(', ') })}</span>}
        </>
      )}
    </div>
  );
}
