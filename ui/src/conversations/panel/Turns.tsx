import { useQuery } from '@tanstack/react-query';
import { ChevronRight, SearchCode } from 'lucide-react';
import { useState } from 'react';
import type { Turn, TurnStep } from '@/api/conversations';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { Bone, errorText } from '@/design/States';
import { clock, fullTime } from '@/design/time';
import { t } from '@/texts';
import { turnsQuery } from '../queries';
import { ReplaySheet } from '../replay/ReplaySheet';
import { took, total } from '../replay/sums';

/** What the bot decided, turn by turn: each step, what it decided, and how long it took. */
export function Turns({ conversationId }: { conversationId: string }) {
  const turns = useQuery(turnsQuery(conversationId));
  const [replayed, setReplayed] = useState<string | null>(null);
  if (turns.isPending) return <Bone className="h-10 w-full" />;
  if (turns.isError) return <p className="text-sm text-danger">{errorText(turns.error)}</p>;
  if (turns.data.items.length === 0) return <p className="text-sm text-ink-3">{t('turns.none')}</p>;
  const newestFirst = [...turns.data.items].sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  return (
    <>
      <ol className="space-y-1.5">
        {newestFirst.map((turn, index) => <TurnRow key={turn.id} turn={turn} open={index === 0} onReplay={() => { setReplayed(turn.messageId); }} />)}
      </ol>
      <ReplaySheet conversationId={conversationId} messageId={replayed} onClose={() => { setReplayed(null); }} />
    </>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function TurnRow({ turn, open, onReplay }: { turn: Turn; open: boolean; onReplay: () => void }) {
  const failed = turn.status === 'failed' || turn.status === 'dead';
  return (
    <li>
      <details open={open} className="group rounded-lg border border-line bg-canvas">
        <summary className="flex list-none items-center gap-1.5 rounded-lg px-2 py-1.5 text-xs [&::-webkit-details-marker]:hidden">
          <ChevronRight className="size-3.5 shrink-0 text-ink-3 transition-transform group-open:rotate-90" aria-hidden="true" />
          <time dateTime={turn.startedAt} title={fullTime(turn.startedAt)} className="tabular text-ink-3">{clock(turn.startedAt)}</time>
          <span className={cx('min-w-0 flex-1 truncate font-medium', failed && 'text-danger')}>{sentence(turn.outcome || turn.status)}</span>
          <span className="tabular text-ink-3">{t('turns.ms', { ms: took(total(turn.steps)) })}</span>
        </summary>
        <ol className="ml-[1.05rem] border-l border-line pb-2 pl-3 pr-2 text-xs">
          {turn.steps.map((step, index) => <StepRow key={index} step={step} />)}
        </ol>
        <p className="px-2 pb-2"><Button size="sm" icon={<SearchCode className="size-3.5" />} onClick={onReplay}>{t('replay.open')}</Button></p>
      </details>
    </li>
  );
}

function StepRow({ step }: { step: TurnStep }) {
  return (
    <li className="relative py-1">
      <span className="absolute -left-[15.5px] top-2.5 size-1.5 rounded-full bg-bot" aria-hidden="true" />
      <div className="flex items-baseline gap-2">
        <span className="font-semibold">{step.name}</span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{step.outcome}</span>
        <span className="tabular text-ink-3">{t('turns.ms', { ms: took(step.durationMs) })}</span>
      </div>
    </li>
  );
}
