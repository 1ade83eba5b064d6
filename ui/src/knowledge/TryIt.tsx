import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { tryArticles, type Asked, type Rehearsed } from '@/api/articles';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Pill, type Tone } from '@/design/Pill';
import { errorText } from '@/design/States';
import { number, t } from '@/texts';

const tones: Record<Rehearsed['verdict'], Tone> = { answered: 'ok', offered: 'wait', 'not-understood': 'neutral' };

/** Asks as a customer would and says what the bot would do; nobody is answered. */
export function TryIt({ draft, id }: { draft?: Asked['draft']; id?: string }) {
  const [question, setQuestion] = useState('');
  const ask = useMutation({ mutationFn: () => tryArticles({ question: question.trim(), draft, id }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim()) ask.mutate();
  };
  return (
    <section aria-label={t('try.title')} className="mt-6">
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField label={t('try.title')} placeholder={t('try.placeholder')} maxLength={1000} value={question} onChange={(event) => { setQuestion(event.target.value); }} />
        </div>
        <Button type="submit" busy={ask.isPending} disabled={!question.trim()}>{t('try.ask')}</Button>
      </form>
      <p className="mt-1.5 text-xs text-ink-3">{t('try.hint')}</p>
      <div aria-live="polite" data-testid="try-result">
        {ask.isError && <p role="alert" className="mt-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(ask.error)}</p>}
        {ask.data && <Outcome result={ask.data} />}
      </div>
    </section>
  );
}

function Outcome({ result }: { result: Rehearsed }) {
  const percent = (share: number) => number(share, { style: 'percent' });
  return (
    <div className="mt-3 rounded-xl border border-line p-3">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Pill tone={tones[result.verdict]}>{t(`try.${result.verdict}`)}</Pill>
        <span className="text-ink-2">{t(`try.${result.verdict}.about`)}</span>
      </p>
      {result.matches.length > 0 && (
        <ol className="mt-2">
          {result.matches.map((match, index) => (
            <li key={match.articleId ?? 'draft'} className="flex items-baseline gap-3 border-t border-line/60 py-1.5 text-sm first:border-0">
              <span className={index === 0 && result.verdict === 'answered' ? 'min-w-0 flex-1 font-medium' : 'min-w-0 flex-1 text-ink-2'}>
                {match.question} {match.draft && <span className="font-normal text-ink-3">({t('try.thisArticle')})</span>}
              </span>
              <span className="tabular shrink-0 text-ink-3" title={t('try.confidence')}>{percent(match.confidence)}</span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
