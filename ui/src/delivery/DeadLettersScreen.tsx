import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MailCheck, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { discardDeadLetter, listDeadLetters, resendDeadLetter, type DeadLetter } from '@/api/delivery';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { summary } from '@/conversations/names';

export function DeadLettersScreen() {
  const queries = useQueryClient();
  const mayResend = useMay('dead-letters:resend');
  const [doomed, setDoomed] = useState<DeadLetter | null>(null);
  const letters = useInfiniteQuery({
    queryKey: ['dead-letters', 'list'],
    queryFn: ({ pageParam }) => listDeadLetters(undefined, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const fresh = () => { void queries.invalidateQueries({ queryKey: ['dead-letters'] }); };
  const resend = useMutation({
    mutationFn: resendDeadLetter,
    onSuccess: () => { toast(t('dead.resent'), 'ok'); fresh(); },
    onError: (error) => { toast(errorText(error), 'danger'); fresh(); },
  });
  const discard = useMutation({
    mutationFn: discardDeadLetter,
    onSuccess: () => { setDoomed(null); toast(t('dead.discarded')); fresh(); },
    onError: (error) => { setDoomed(null); toast(errorText(error), 'danger'); fresh(); },
  });
  const rows = letters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('place.deadLetters')} lead={t('dead.lead')}>
      <Card>
        {letters.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-12 w-full" />)}</div>}
        {letters.isError && rows.length === 0 && <Failed error={letters.error} retry={() => { void letters.refetch(); }} />}
        {letters.isSuccess && rows.length === 0 && <Empty icon={<MailCheck className="size-5" />} title={t('dead.none')}>{t('dead.noneLead')}</Empty>}
        <ul data-testid="dead-letters">
          {rows.map((letter) => (
            <Row key={letter.id} letter={letter} may={mayResend} busy={resend.isPending && resend.variables === letter.id} resend={() => { resend.mutate(letter.id); }} discard={() => { setDoomed(letter); }} />
          ))}
        </ul>
      </Card>
      {letters.hasNextPage && <div className="mt-4 flex justify-center"><Button busy={letters.isFetchingNextPage} onClick={() => { void letters.fetchNextPage(); }}>{t('shell.loadMore')}</Button></div>}
      <Confirm
        danger
        open={doomed !== null}
        title={t('dead.discardTitle')}
        description={t('dead.discardLead', { name: doomed?.contactName ?? t('inbox.unnamed') })}
        action={t('dead.discard')}
        busy={discard.isPending}
        onConfirm={() => { if (doomed) discard.mutate(doomed.id); }}
        onClose={() => { setDoomed(null); }}
      />
    </Page>
  );
}

interface RowProps {
  letter: DeadLetter;
  may: boolean;
  busy: boolean;
  resend: () => void;
  discard: () => void;
}

function Row({ letter, may, busy, resend, discard }: RowProps) {
  const now = useNow();
  const code = letter.error?.code ? ` (${letter.error.code})` : '';
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-baseline gap-2">
          <Link to="/inbox/$conversationId" params={{ conversationId: letter.conversationId }} className="truncate font-medium underline-offset-4 hover:underline">{letter.contactName ?? t('inbox.unnamed')}</Link>
          <span className="tabular shrink-0 text-xs text-ink-3">{t('dead.attempts', { n: letter.attempts })} · <time dateTime={letter.failedAt} title={fullTime(letter.failedAt)}>{shortAgo(letter.failedAt, now)}</time></span>
        </p>
        <p className="truncate text-sm text-ink-2">{summary(letter)}</p>
        <p className="mt-0.5 text-xs text-danger [overflow-wrap:anywhere]">{letter.error?.text ?? t('thread.failedNoReason')}{code}</p>
      </div>
      {may && (
        <div className="flex gap-2">
          <Button size="sm" className="max-sm:h-10 max-sm:px-4 max-sm:text-sm" look="quiet" icon={<Trash2 className="size-3.5" />} onClick={discard}>{t('dead.discard')}</Button>
          <Button size="sm" className="max-sm:h-10 max-sm:px-4 max-sm:text-sm" icon={<RotateCcw className="size-3.5" />} busy={busy} onClick={resend}>{t('dead.resend')}</Button>
        </div>
      )}
    </li>
  );
}
