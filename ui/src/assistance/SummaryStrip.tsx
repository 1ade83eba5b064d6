import { Sparkles, X } from 'lucide-react';
import type { Conversation } from '@/api/conversations';
import { Button, IconButton } from '@/design/Button';
import { Spinner } from '@/design/Spinner';
import { useStore } from '@/design/store';
import { t } from '@/texts';
import { askSummary, closeSummary, summaries } from './summaries';

/** What the thread is about, for whoever asked; the customer never sees it. */
export function SummaryStrip({ conversation }: { conversation: Conversation }) {
  const summary = useStore(summaries)[conversation.id];
  if (!summary) return null;
  const older = summary.of !== conversation.lastMessageAt;
  const again = () => { void askSummary(conversation.id, conversation.lastMessageAt); };
  return (
    <section aria-label={t('assistance.summary')} data-testid="summary" className="max-h-[35%] shrink-0 overflow-y-auto border-t border-line bg-accent-soft/40 px-3 py-2 text-sm md:px-6">
      <div className="mx-auto flex max-w-4xl items-start gap-2">
        {summary.state === 'busy' ? <Spinner className="mt-0.5 size-4 shrink-0" /> : <Sparkles className="mt-0.5 size-4 shrink-0 text-accent-text" aria-hidden="true" />}
        <div className="min-w-0 flex-1" aria-live="polite">
          {summary.state === 'busy' && <p className="text-ink-2">{t('assistance.summing')}</p>}
          {summary.state === 'failed' && <p role="alert" className="text-danger">{summary.text}</p>}
          {summary.state === 'made' && (
            <>
              <p className="whitespace-pre-line [overflow-wrap:anywhere]">{summary.text}</p>
              <p className="mt-0.5 text-xs text-ink-2">{t(older ? 'assistance.summaryOlder' : 'assistance.summaryBy')}</p>
            </>
          )}
        </div>
        {summary.state !== 'busy' && (older || summary.state === 'failed') && <Button size="sm" onClick={again}>{t(summary.state === 'failed' ? 'assistance.retry' : 'assistance.again')}</Button>}
        <IconButton label={t('assistance.closeSummary')} size="xs" onClick={() => { closeSummary(conversation.id); }}><X className="size-3.5" /></IconButton>
      </div>
    </section>
  );
}
