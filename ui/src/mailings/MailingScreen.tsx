import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Ban, Pause, Play, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { retryMailing, turnMailing, type Mailing } from '@/api/mailings';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Meter } from '@/design/Meter';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, errorText, Failed } from '@/design/States';
import { fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { Addressees } from './Addressees';
import { Letter } from './Letter';
import { mailingQuery } from './queries';
import { Ready, Reasons } from './Ready';
import { audienceWords, progressOf, stages, toneOf } from './words';

const route = getRouteApi('/app/mailings/$mailingId');

export function MailingScreen() {
  const { mailingId } = route.useParams();
  const found = useQuery(mailingQuery(mailingId));
  const may = useMay('mailings:send');
  const mailing = found.data;
  if (!mailing) {
    return (
      <Page title={t('place.mailings')}>
        {found.isError ? <Failed error={found.error} retry={() => { void found.refetch(); }} /> : <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-72 w-full" /></div>}
      </Page>
    );
  }
  const waits = mailing.state === 'gathering' || mailing.state === 'ready';
  const lead = (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Pill tone={toneOf(mailing.state)}>{t(`mailings.state.${mailing.state}`)}</Pill>
      <span>{mailing.channel.name ?? t('mailings.channelGone')} · {mailing.purpose.name ?? mailing.purpose.key} · {audienceWords(mailing)}{mailing.author.name && <> · {t('mailings.by', { name: mailing.author.name })}</>}</span>
    </span>
  );
  return (
    <Page title={mailing.name} lead={lead} actions={may && !waits ? <Turns mailing={mailing} /> : undefined}>
      <div className="grid gap-4 lg:grid-cols-[1fr_20rem] lg:items-start">
        <div className="grid min-w-0 gap-4">
          {waits ? <Ready mailing={mailing} may={may} /> : <Course mailing={mailing} />}
          <Addressees mailing={mailing} />
        </div>
        <Letter mailing={mailing} />
      </div>
      <p className="mt-4"><Link to="/mailings" className="text-sm font-medium text-ink-2 underline-offset-4 hover:underline">{t('mailings.back')}</Link></p>
    </Page>
  );
}

function Turns({ mailing }: { mailing: Mailing }) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const fresh = () => { void queries.invalidateQueries({ queryKey: ['mailings'] }); };
  const turn = useMutation({ mutationFn: (to: 'pause' | 'resume' | 'cancel') => turnMailing(mailing.id, to), onError: (error) => { toast(errorText(error), 'danger'); }, onSettled: () => { setSure(false); fresh(); } });
  const retry = useMutation({ mutationFn: () => retryMailing(mailing.id), onSuccess: ({ sent }) => { toast(t('mailings.retried', { n: sent }), 'ok'); }, onError: (error) => { toast(errorText(error), 'danger'); }, onSettled: fresh });
  const goes = mailing.state === 'running' || mailing.state === 'scheduled';
  return (
    <>
      {mailing.retriable > 0 && <Button icon={<RotateCcw className="size-4" />} busy={retry.isPending} onClick={() => { retry.mutate(); }}>{t('mailings.retry', { n: mailing.retriable })}</Button>}
      {goes && <Button icon={<Pause className="size-4" />} busy={turn.isPending && turn.variables === 'pause'} onClick={() => { turn.mutate('pause'); }}>{t('mailings.pause')}</Button>}
      {mailing.state === 'paused' && <Button look="primary" icon={<Play className="size-4" />} busy={turn.isPending && turn.variables === 'resume'} onClick={() => { turn.mutate('resume'); }}>{t('mailings.resume')}</Button>}
      {(goes || mailing.state === 'paused') && <Button look="quiet" icon={<Ban className="size-4" />} onClick={() => { setSure(true); }}>{t('mailings.cancel')}</Button>}
      <Confirm danger open={sure} title={t('mailings.cancelTitle')} description={t('mailings.cancelLead', { n: mailing.counts.pending })} action={t('mailings.cancelDo')} busy={turn.isPending} onConfirm={() => { turn.mutate('cancel'); }} onClose={() => { setSure(false); }} />
    </>
  );
}

/** How far it is, in one bar and in numbers. */
function Course({ mailing }: { mailing: Mailing }) {
  const { gone, of } = progressOf(mailing);
  const words = t('mailings.progress', { gone, of });
  return (
    <Card className="grid gap-3 p-4">
      {mailing.why === 'segment' && <p role="alert" className="rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{t('mailings.whySegment')}</p>}
      {mailing.why === 'failed' && <p role="alert" className="rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{t('mailings.whyFailed')}</p>}
      {mailing.why === 'channel' && <p role="alert" className="rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{t('mailings.whyChannel')}</p>}
      {mailing.state === 'scheduled' && mailing.startAt && <p className="text-sm text-ink-2">{t('mailings.startsAt', { at: fullTime(mailing.startAt) })}</p>}
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="tabular text-sm font-medium">{words}</p>
        <p className="tabular text-xs text-ink-3">{t('mailings.pace', { n: mailing.perMinute })}</p>
      </div>
      <Meter label={t('mailings.progressLabel')} value={gone} most={of} words={words} tone="accent" />
      <dl data-testid="counts" className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
        {stages.map((stage) => (
          <div key={stage} className="flex items-baseline justify-between gap-2 border-b border-line/60 pb-1 sm:block">
            <dt className="text-xs text-ink-3">{t(`mailings.stage.${stage}`)}</dt>
            <dd data-stage={stage} className={`tabular text-base font-semibold ${stage === 'failed' && mailing.counts.failed > 0 ? 'text-danger' : ''}`}>{mailing.counts[stage]}</dd>
          </div>
        ))}
      </dl>
      <Reasons mailing={mailing} />
    </Card>
  );
}
