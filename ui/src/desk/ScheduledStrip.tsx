import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, CircleAlert } from 'lucide-react';
import { useMay, useMe } from '@/access/session';
import { keepBegun, unschedule, type Scheduled } from '@/api/writing';
import { readDraft } from '@/conversations/composer/drafts';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { useNow } from '@/design/useNow';
import { problemText, t } from '@/texts';
import { scheduledQuery } from './queries';
import { whenWords } from './whenWords';

/** What goes out later, and what could not, above the field it was written in. */
export function ScheduledStrip({ conversation }: { conversation: string }) {
  const scheduled = useQuery(scheduledQuery(conversation));
  if (!scheduled.data || scheduled.data.items.length === 0) return null;
  return (
    <ul aria-label={t('later.list')} data-testid="scheduled" className="max-h-40 shrink-0 overflow-y-auto border-t border-line bg-surface px-3 py-1.5 md:px-6">
      {scheduled.data.items.map((one) => <Line key={one.id} one={one} conversation={conversation} />)}
    </ul>
  );
}

function Line({ one, conversation }: { one: Scheduled; conversation: string }) {
  const queries = useQueryClient();
  const me = useMe().teammate.id;
  const mayWrite = useMay('conversations:write');
  const now = useNow();
  const failed = one.problem !== null;
  const cancel = useMutation({
    mutationFn: async () => {
      await unschedule(conversation, one.id);
      // What was written is not lost: it goes back to where it was written, if nothing else is begun there.
      const free = one.author.id === me && one.text !== '' && readDraft(me, conversation).text.trim() === '';
      if (free) queries.setQueryData(['draft', conversation], await keepBegun(conversation, { note: false, text: one.text }));
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['scheduled', conversation] }); },
  });
  return (
    <li className="mx-auto flex max-w-4xl items-center gap-2.5 py-1 text-sm">
      {failed ? <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" /> : <CalendarClock className="size-4 shrink-0 text-ink-3" aria-hidden="true" />}
      <span className="min-w-0 flex-1 truncate">
        <span className={cx('font-medium', failed && 'text-danger')} title={fullTime(one.sendAt)}>
          {failed ? t('later.failed', { why: problemText(one.problem ?? '', t('later.failedAnyhow')) }) : t('later.at', { when: whenWords(one.sendAt, now) })}
        </span>{' '}
        <span className="text-ink-2">{one.text}{one.files > 0 && ` ${t('later.files', { n: one.files })}`}</span>
      </span>
      {mayWrite && <Button size="sm" look="quiet" busy={cancel.isPending} onClick={() => { cancel.mutate(); }}>{t(failed ? 'thread.discard' : 'shell.cancel')}</Button>}
    </li>
  );
}
