import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Megaphone, Plus } from 'lucide-react';
import { useMay } from '@/access/session';
import type { Mailing } from '@/api/mailings';
import { Button } from '@/design/Button';
import { Meter } from '@/design/Meter';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, Failed } from '@/design/States';
import { fullTime, shortAgo } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { mailingsQuery } from './queries';
import { audienceWords, progressOf, toneOf } from './words';

export function MailingsScreen() {
  const may = useMay('mailings:send');
  const mailings = useInfiniteQuery(mailingsQuery);
  const rows = mailings.data?.pages.flatMap((page) => page.items) ?? [];
  const compose = may ? (
    <Link to="/mailings/new" className="inline-flex h-9 items-center gap-1.5 rounded-lg bg-accent px-3.5 text-sm font-semibold text-on-accent hover:bg-accent-hover">
      <Plus className="size-4" aria-hidden="true" />{t('mailings.compose')}
    </Link>
  ) : null;
  return (
    <Page title={t('place.mailings')} lead={t('mailings.lead')} actions={compose}>
      <Card>
        {mailings.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-14 w-full" />)}</div>}
        {mailings.isError && rows.length === 0 && <Failed error={mailings.error} retry={() => { void mailings.refetch(); }} />}
        {mailings.isSuccess && rows.length === 0 && <Empty icon={<Megaphone className="size-5" />} title={t('mailings.none')} action={compose}>{t('mailings.noneLead')}</Empty>}
        <ul data-testid="mailings">
          {rows.map((mailing) => <Row key={mailing.id} mailing={mailing} />)}
        </ul>
      </Card>
      {mailings.hasNextPage && <div className="mt-4 flex justify-center"><Button busy={mailings.isFetchingNextPage} onClick={() => { void mailings.fetchNextPage(); }}>{t('shell.loadMore')}</Button></div>}
    </Page>
  );
}

function Row({ mailing }: { mailing: Mailing }) {
  const now = useNow();
  const { gone, of } = progressOf(mailing);
  const words = t('mailings.progress', { gone, of });
  return (
    <li className="border-b border-line/60 last:border-0">
      <Link to="/mailings/$mailingId" params={{ mailingId: mailing.id }} className="grid gap-x-6 gap-y-2 px-4 py-3 hover:bg-hover sm:grid-cols-[1fr_14rem] sm:items-center">
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{mailing.name}</span>
            <Pill tone={toneOf(mailing.state)}>{t(`mailings.state.${mailing.state}`)}</Pill>
          </span>
          <span className="tabular block truncate text-xs text-ink-3">
            {mailing.channel.name ?? t('mailings.channelGone')} · {audienceWords(mailing)} · <time dateTime={mailing.createdAt} title={fullTime(mailing.createdAt)}>{shortAgo(mailing.createdAt, now)}</time>
          </span>
        </span>
        <span className="grid gap-1">
          <Meter label={mailing.name} value={gone} most={of} words={words} tone={mailing.counts.failed > 0 ? 'wait' : 'accent'} />
          <span className="tabular text-xs text-ink-3">{words}{mailing.counts.failed > 0 && <span className="text-danger"> · {t('mailings.failedCount', { n: mailing.counts.failed })}</span>}</span>
        </span>
      </Link>
    </li>
  );
}
