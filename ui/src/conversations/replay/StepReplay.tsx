import { Link } from '@tanstack/react-router';
import { BookOpen, Cpu, Eye, EyeOff, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ModelCall, ReadSource, Seen, TurnStep } from '@/api/conversations';
import { t } from '@/texts';
import { locale } from '@/texts/language';
import { dollars, took } from './sums';

const known = ['guard', 'hear', 'understand', 'watch', 'route', 'skill', 'hand-over', 'compose'] as const;

function stepName(name: string): string {
  const found = known.find((step) => step === name);
  return found ? t(`replay.step.${found}`) : name;
}

const sights = ['said', 'language', 'sentiment', 'priority', 'entity', 'intent', 'offer', 'chosen', 'next', 'reply'] as const;

function sightName(what: string): string {
  const found = sights.find((sight) => sight === what);
  return found ? t(`replay.saw.${found}`) : what;
}

export function StepReplay({ step, number, share }: { step: TurnStep; number: number; share: number }) {
  return (
    <li className="rounded-xl border border-line bg-surface p-3">
      <div className="flex items-baseline gap-2">
        <span className="tabular flex size-5 shrink-0 items-center justify-center rounded-full bg-bot-soft text-2xs font-semibold text-bot" aria-hidden="true">{number}</span>
        <h3 className="min-w-0 flex-1 text-sm font-semibold">{stepName(step.name)}</h3>
        <span className="tabular shrink-0 text-xs text-ink-3">{t('turns.ms', { ms: took(step.durationMs) })}</span>
      </div>
      <div className="ml-7 mt-1 h-1 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <div className="h-full rounded-full bg-bot" style={{ width: `${String(Math.max(1, Math.round(share * 100)))}%` }} />
      </div>
      <p className="ml-7 mt-1.5 text-sm [overflow-wrap:anywhere]">{step.outcome}</p>
      <div className="ml-7 space-y-2.5">
        {step.saw && step.saw.length > 0 && <Sights saw={step.saw} />}
        {step.calls && step.calls.length > 0 && <Calls calls={step.calls} />}
        {step.sources && step.sources.length > 0 && <Sources sources={step.sources} />}
      </div>
    </li>
  );
}

function Part({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="mt-2.5">
      <h4 className="mb-1 flex items-center gap-1.5 text-xs font-semibold text-ink-2">{icon}{title}</h4>
      {children}
    </section>
  );
}

function Sights({ saw }: { saw: Seen[] }) {
  return (
    <Part icon={<Eye className="size-3.5" aria-hidden="true" />} title={t('replay.saw')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
        {saw.map((seen, index) => (
          <div key={index} className="contents">
            <dt className="text-ink-3">{sightName(seen.what)}</dt>
            <dd className="[overflow-wrap:anywhere]">
              {seen.masked
                ? <span className="inline-flex items-center gap-1 text-ink-3" title={t('replay.maskedLead')}><EyeOff className="size-3" aria-hidden="true" />{t('replay.masked')}</span>
                : seen.value}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

const count = (n: number) => n.toLocaleString(locale());

function Calls({ calls }: { calls: ModelCall[] }) {
  return (
    <Part icon={<Cpu className="size-3.5" aria-hidden="true" />} title={t('replay.asked')}>
      <ul className="space-y-1.5">
        {calls.map((call, index) => (
          <li key={index} className="rounded-lg bg-sunken px-2.5 py-1.5 text-xs">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-semibold">{call.model || t('replay.noModel')}</span>
              {call.provider && <span className="text-ink-2">{call.provider}</span>}
              <span className={call.outcome === 'said' ? 'ml-auto text-ink-2' : 'ml-auto font-semibold text-danger'}>{call.outcome}</span>
            </p>
            <p className="tabular mt-0.5 text-ink-2">
              {[t('replay.by', { agent: call.agent, prompt: call.prompt }), t('replay.tokensInOut', { input: count(call.inputTokens), output: count(call.outputTokens) }), dollars(call.microCost), t('turns.ms', { ms: call.millis })].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Sources({ sources }: { sources: ReadSource[] }) {
  return (
    <Part icon={<BookOpen className="size-3.5" aria-hidden="true" />} title={t('replay.sources')}>
      <ul className="space-y-1 text-xs">
        {sources.map((source, index) => (
          <li key={index} className="flex items-baseline gap-2">
            {source.kind === 'article' ? <BookOpen className="size-3 shrink-0 self-center text-ink-3" aria-hidden="true" /> : <FileText className="size-3 shrink-0 self-center text-ink-3" aria-hidden="true" />}
            {source.kind === 'article'
              ? <Link to="/knowledge/articles" search={{ open: source.id }} className="min-w-0 flex-1 truncate font-medium text-accent-text underline underline-offset-2">{source.title}</Link>
              : <Link to="/knowledge/documents" className="min-w-0 flex-1 truncate font-medium text-accent-text underline underline-offset-2">{source.title}</Link>}
            <span className="tabular shrink-0 text-ink-3">{source.score.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
