import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarClock, Send } from 'lucide-react';
import { useState } from 'react';
import { discardMailing, startMailing, type Mailing } from '@/api/mailings';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { SendLater } from '@/desk/SendLater';
import { t } from '@/texts';
import { reasonWords } from './words';

/** Who gets it and who does not, before anybody does. */
export function Ready({ mailing, may }: { mailing: Mailing; may: boolean }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [later, setLater] = useState(false);
  const fresh = () => { void queries.invalidateQueries({ queryKey: ['mailings'] }); };
  const start = useMutation({ mutationFn: (at: string | null) => startMailing(mailing.id, mailing.counts.pending, at), onSettled: fresh });
  const discard = useMutation({ mutationFn: () => discardMailing(mailing.id), onSuccess: () => { void navigate({ to: '/mailings' }); fresh(); } });
  const problem = start.error ?? discard.error;
  const n = mailing.counts.pending;
  if (mailing.state === 'gathering') {
    return <Card className="p-4"><p role="status" className="tabular flex items-center gap-2 text-sm text-ink-2"><Spinner />{t('mailings.gathering', { n: mailing.counts.total })}</p></Card>;
  }
  return (
    <Card className="grid gap-3 p-4">
      <p className="tabular text-lg font-semibold" data-testid="gets-it">{t('mailings.getsIt', { n })}</p>
      <Reasons mailing={mailing} />
      {problem && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(problem)}</p>}
      {may && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" icon={<Send className="size-4" />} busy={start.isPending} disabled={n === 0} onClick={() => { start.mutate(null); }}>{t('mailings.send', { n })}</Button>
          <Button icon={<CalendarClock className="size-4" />} disabled={n === 0 || start.isPending} onClick={() => { setLater(true); }}>{t('mailings.later')}</Button>
          <Button look="quiet" onClick={() => { void navigate({ to: '/mailings/new', search: { from: mailing.id } }); }}>{t('mailings.change')}</Button>
          <Button look="quiet" busy={discard.isPending} onClick={() => { discard.mutate(); }}>{t('mailings.discard')}</Button>
        </div>
      )}
      {later && <SendLater choose={(at) => { setLater(false); start.mutate(at.toISOString()); }} close={() => { setLater(false); }} />}
    </Card>
  );
}

/** Whoever gets none, and why. */
export function Reasons({ mailing }: { mailing: Mailing }) {
  const reasons = Object.entries(mailing.skipped);
  if (reasons.length === 0 && mailing.twice === 0) return null;
  return (
    <div>
      {reasons.length > 0 && <h2 className="mb-1 text-sm font-medium text-ink-2">{t('mailings.getNone', { n: mailing.counts.skipped })}</h2>}
      <ul data-testid="reasons" className="grid gap-1 text-sm">
        {reasons.map(([reason, count]) => <li key={reason} className="flex gap-3"><span className="tabular w-12 shrink-0 text-right font-medium">{count}</span><span className="text-ink-2">{reasonWords(reason)}</span></li>)}
        {mailing.twice > 0 && <li className="flex gap-3"><span className="tabular w-12 shrink-0 text-right font-medium">{mailing.twice}</span><span className="text-ink-2">{t('mailings.twice')}</span></li>}
      </ul>
    </div>
  );
}
