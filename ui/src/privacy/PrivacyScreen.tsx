import { useInfiniteQuery } from '@tanstack/react-query';
import { Check, Loader, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Erasure } from '@/api/privacy';
import { Button } from '@/design/Button';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, Failed } from '@/design/States';
import { dayAndTime, fullTime } from '@/design/time';
import { number, t } from '@/texts';
import { erasuresQuery } from './queries';
import { Receipt } from './Receipt';
import { RetentionCard } from './RetentionCard';

/** What was done for people who asked to be forgotten. */
export function PrivacyScreen() {
  const erasures = useInfiniteQuery(erasuresQuery);
  const [shown, setShown] = useState<string | null>(null);
  const all = erasures.data?.pages.flatMap((page) => page.items) ?? [];
  const receipt = all.find((one) => one.id === shown);
  return (
    <Page title={t('place.privacy')} lead={t('privacy.lead')}>
      <h2 className="mb-2 text-sm font-semibold">{t('privacy.erasures')}</h2>
      <Card>
        {erasures.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-12 w-full" />)}</div>}
        {erasures.isError && <Failed error={erasures.error} retry={() => { void erasures.refetch(); }} />}
        {erasures.isSuccess && all.length === 0 && <Empty icon={<ShieldCheck className="size-5" />} title={t('privacy.none')}>{t('privacy.noneLead')}</Empty>}
        <ul>
          {all.map((erasure) => <Row key={erasure.id} erasure={erasure} open={() => { setShown(erasure.id); }} />)}
        </ul>
        {erasures.hasNextPage && <div className="p-3 text-center"><Button busy={erasures.isFetchingNextPage} onClick={() => { void erasures.fetchNextPage(); }}>{t('privacy.more')}</Button></div>}
      </Card>
      <RetentionCard />
      {receipt && <Receipt erasure={receipt} close={() => { setShown(null); }} />}
    </Page>
  );
}

function Row({ erasure, open }: { erasure: Erasure; open: () => void }) {
  const done = erasure.state === 'done';
  const rows = erasure.erased.reduce((sum, each) => sum + each.rows, 0);
  const files = erasure.erased.reduce((sum, each) => sum + each.files, 0);
  return (
    <li data-testid="erasure" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-3 text-sm last:border-0">
      <div className="min-w-0 flex-1 basis-52">
        <p><time dateTime={erasure.requestedAt} title={fullTime(erasure.requestedAt)}>{dayAndTime(erasure.requestedAt)}</time> · {erasure.requestedBy}</p>
        <p className="text-xs text-ink-2">{t('privacy.sum', { rows: number(rows), files: number(files) })}</p>
      </div>
      <Pill tone={done ? 'ok' : 'neutral'} icon={done ? <Check className="size-3" /> : <Loader className="size-3" />}>{t(done ? 'privacy.done' : 'privacy.erasing')}</Pill>
      <Button size="sm" onClick={open}>{t('privacy.receipt')}</Button>
    </li>
  );
}
