import type { ReactNode } from 'react';
import type { Tried } from '@/api/agents';
import { dollars } from '@/design/money';
import { number, t } from '@/texts';
import { noteText, reasonText } from './outcome';

/** The answer, what it rests on, what it cost, and everything the model was given to read. */
export function BenchResult({ result }: { result: Tried }) {
  const notes = result.notes.map(noteText).filter((note) => note !== null);
  return (
    <div className="grid gap-4">
      {result.outcome === 'answered'
        ? result.answer !== '' && <p className="whitespace-pre-wrap rounded-2xl rounded-bl-md bg-bot-soft px-3.5 py-2.5 text-base text-ink wrap-anywhere" data-testid="bench-answer">{result.answer}</p>
        : <p className="rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait" data-testid="bench-problem">{reasonText(result.outcome, result.reason)}</p>}
      <p className="tabular flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3" data-testid="bench-facts">
        {result.provider && <span>{t('bench.by', { provider: result.provider, model: result.model })}</span>}
        <span>{t('bench.tokens', { input: result.inputTokens, output: result.outputTokens })}</span>
        <span>{dollars(result.cost)}</span>
        <span>{t('models.millis', { n: number(result.ms) })}</span>
      </p>
      {notes.length > 0 && <ul className="grid gap-1 text-sm text-ink-2">{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
      {result.calls.length > 0 && (
        <Part title={t('bench.calls')}>
          <ul className="grid gap-1.5">
            {result.calls.map((call, at) => <li key={at} className="rounded-lg border border-line px-3 py-2 font-mono text-xs wrap-anywhere">{call.tool} {call.arguments}</li>)}
          </ul>
        </Part>
      )}
      {result.sources.length > 0 && (
        <Part title={t('bench.sources')}>
          <ol className="grid gap-1 text-sm text-ink-2">
            {result.sources.map((source) => <li key={source.name}><span className="tabular text-ink-3">[{source.name}]</span> {source.title}</li>)}
          </ol>
        </Part>
      )}
      <details className="text-sm">
        <summary className="w-fit cursor-pointer rounded text-ink-2">{t('bench.saw')}</summary>
        <ol className="mt-2 grid gap-2" data-testid="bench-saw">
          {result.rendered.map((line, at) => (
            <li key={at}>
              <p className="mb-1 text-xs font-semibold text-ink-3">{t(`bench.who.${line.who}`)}</p>
              <pre className="max-h-80 overflow-auto whitespace-pre-wrap rounded-lg bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere" tabIndex={0}>{line.text}</pre>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
