import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Addressee, Mailing } from '@/api/mailings';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Card } from '@/design/Page';
import { Pill, type Tone } from '@/design/Pill';
import { Bone, Empty, Failed } from '@/design/States';
import { fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { addresseesQuery } from './queries';
import { reasonWords, stages } from './words';

const tones: Record<Addressee['state'], Tone> = { pending: 'neutral', sending: 'accent', sent: 'ok', delivered: 'ok', read: 'ok', failed: 'danger', skipped: 'neutral', cancelled: 'neutral' };

/** Each of them, and how far their letter is. */
export function Addressees({ mailing }: { mailing: Mailing }) {
  const may = useMay('contacts:read');
  const [state, setState] = useState('');
  const people = useInfiniteQuery({ ...addresseesQuery(mailing.id, state), enabled: may });
  const { refetch } = people;
  const counts = JSON.stringify(mailing.counts);
  useEffect(() => { if (may) void refetch(); }, [may, counts, refetch]);
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  if (!may) return null;
  return (
    <Card>
      <div className="flex flex-wrap items-end justify-between gap-3 border-b border-line/60 px-4 py-3">
        <h2 className="text-base font-semibold">{t('mailings.addressees')}</h2>
        <SelectField hideLabel label={t('mailings.filter')} className="w-44" value={state} onChange={(event) => { setState(event.target.value); }}>
          <option value="">{t('mailings.all', { n: mailing.counts.total })}</option>
          {stages.map((stage) => <option key={stage} value={stage}>{t(`mailings.stage.${stage}`)} ({mailing.counts[stage]})</option>)}
        </SelectField>
      </div>
      {people.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
      {people.isError && rows.length === 0 && <Failed error={people.error} retry={() => { void people.refetch(); }} />}
      {people.isSuccess && rows.length === 0 && <Empty icon={<Users className="size-5" />} title={t('mailings.nobody')}>{t('mailings.nobodyLead')}</Empty>}
      <ul data-testid="addressees">
        {rows.map((row) => <Row key={row.contactId} addressee={row} />)}
      </ul>
      {people.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={people.isFetchingNextPage} onClick={() => { void people.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
    </Card>
  );
}

function Row({ addressee }: { addressee: Addressee }) {
  const now = useNow();
  const name = addressee.name ?? t('mailings.unknown');
  const why = addressee.state === 'failed' ? (addressee.problem ?? addressee.reason) : addressee.reason === null ? null : reasonWords(addressee.reason);
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 border-b border-line/60 px-4 py-2 last:border-0">
      <span className="min-w-0 flex-1 basis-40 truncate text-sm font-medium">
        {addressee.conversationId
          ? <Link to="/inbox/$conversationId" params={{ conversationId: addressee.conversationId }} className="underline-offset-4 hover:underline">{name}</Link>
          : name}
      </span>
      <Pill tone={tones[addressee.state]}>{t(`mailings.stage.${addressee.state}`)}</Pill>
      <time dateTime={addressee.changedAt} title={fullTime(addressee.changedAt)} className="tabular w-12 text-right text-xs text-ink-3">{shortAgo(addressee.changedAt, now)}</time>
      {why && <span className={`basis-full text-xs [overflow-wrap:anywhere] ${addressee.state === 'failed' ? 'text-danger' : 'text-ink-3'}`}>{why}</span>}
    </li>
  );
}
