import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { endOwnSession, listOwnSessions } from '@/api/access';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

export function OwnSessions() {
  const queries = useQueryClient();
  const sessions = useQuery({ queryKey: ['own-sessions'], queryFn: listOwnSessions });
  const end = useMutation({
    mutationFn: endOwnSession,
    onSuccess: () => { toast(t('sessions.ended'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['own-sessions'] }); },
  });
  return (
    <Card className="p-5">
      <h2 className="text-lg font-semibold tracking-tight">{t('sessions.title')}</h2>
      <p className="mb-3 mt-1 text-sm text-ink-2">{t('sessions.lead')}</p>
      {sessions.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-10 w-full" /></div>}
      {sessions.isError && <Failed error={sessions.error} retry={() => { void sessions.refetch(); }} />}
      {sessions.data?.items.length === 0 && <Empty icon={<MonitorSmartphone className="size-5" />} title={t('sessions.none')} />}
      <ul>
        {sessions.data?.items.map((session) => (
          <li key={session.id} className="flex items-center gap-3 border-b border-line/60 py-2.5 last:border-0">
            <MonitorSmartphone className="size-5 shrink-0 text-ink-3" aria-hidden="true" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{session.device || t('sessions.unknown')}</p>
              <p className="truncate text-sm text-ink-3">{t('sessions.seen', { when: dayAndTime(session.seenAt) })}</p>
            </div>
            {session.current
              ? <Pill tone="accent">{t('sessions.here')}</Pill>
              : <Button size="sm" busy={end.isPending && end.variables === session.id} onClick={() => { end.mutate(session.id); }}>{t('sessions.end')}</Button>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
