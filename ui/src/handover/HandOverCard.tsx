import { useQuery } from '@tanstack/react-query';
import { ChevronRight, HandHelping } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Conversation } from '@/api/conversations';
import type { HandOver } from '@/api/handover';
import { UrgentMark } from '@/conversations/UrgentMark';
import { handOversQuery } from '@/conversations/queries';
import { errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';
import { locale } from '@/texts/language';

/** Tells who comes what it is about, for as long as people have the conversation because of it. */
export function HandOverCard({ conversation }: { conversation: Conversation }) {
  const wanted = conversation.holder.kind !== 'bot' && conversation.handOver !== null;
  const handOvers = useQuery({ ...handOversQuery(conversation.id), enabled: wanted });
  if (!wanted) return null;
  if (handOvers.isError) return <p role="alert" className="border-b border-line bg-surface px-4 py-2 text-sm text-danger">{t('handover.failed')} {errorText(handOvers.error)}</p>;
  const current = handOvers.data?.items.find((handOver) => handOver.current);
  return current ? <Card handOver={current} /> : null;
}

function Card({ handOver }: { handOver: HandOver }) {
  const facts = [
    handOver.before.length > 0 && <Lines key="before" title={t('handover.before')} lines={handOver.before} />,
    handOver.tried.length > 0 && <Lines key="tried" title={t('handover.tried')} lines={handOver.tried} />,
    handOver.entities.length > 0 && <Lines key="named" title={t('handover.named')} lines={handOver.entities.map((entity) => entity.value)} />,
    (handOver.language !== null || handOver.sentiment !== 0) && <Lines key="mood" title={t('handover.mood')} lines={[[languageName(handOver.language), moodOf(handOver.sentiment)].filter(Boolean).join(' · ')]} />,
  ].filter((part): part is React.JSX.Element => Boolean(part));
  return (
    <section aria-label={t('handover.title')} data-testid="hand-over" className="max-h-[45%] shrink-0 overflow-y-auto border-b border-note-line bg-note-soft px-4 py-2.5 text-sm md:px-6">
      <div className="mx-auto max-w-4xl">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <HandHelping className="size-4 shrink-0 text-note" aria-hidden="true" />
          <span className="font-semibold">{reasonOf(handOver)}</span>
          {handOver.priority === 'high' && <UrgentMark />}
          <time dateTime={handOver.at} className="tabular ml-auto text-xs text-ink-2">{dayAndTime(handOver.at)}</time>
        </p>
        {handOver.summary
          ? <p className="mt-1 [overflow-wrap:anywhere]">{handOver.summary}</p>
          : handOver.said && <p className="mt-1 line-clamp-3 italic [overflow-wrap:anywhere]">“{handOver.said}”</p>}
        {(facts.length > 0 || handOver.summary) && (
          <details className="group mt-1">
            <summary className="inline-flex list-none items-center gap-1 rounded text-xs font-medium text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
              <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden="true" />{t('handover.more')}
            </summary>
            <dl className="mt-1.5 grid gap-x-6 gap-y-2 pb-1 text-xs sm:grid-cols-2">
              {handOver.summary && handOver.said && <Lines title={t('handover.said')} lines={[handOver.said]} />}
              {facts}
            </dl>
          </details>
        )}
      </div>
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }): ReactNode {
  return (
    <div className="min-w-0">
      <dt className="font-semibold text-ink-2">{title}</dt>
      {lines.map((line, index) => <dd key={index} className="line-clamp-4 [overflow-wrap:anywhere]">{line}</dd>)}
    </div>
  );
}

/** What a skill decided it says in its own words. */
function reasonOf(handOver: HandOver): string {
  return handOver.trigger === 'skill' ? handOver.reason : t(`handover.trigger.${handOver.trigger}`);
}

function languageName(code: string | null): string | null {
  if (!code) return null;
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function moodOf(sentiment: number): string | null {
  if (sentiment <= -0.6) return t('handover.mood.upset');
  if (sentiment < -0.1) return t('handover.mood.unhappy');
  if (sentiment > 0.3) return t('handover.mood.friendly');
  return null;
}
