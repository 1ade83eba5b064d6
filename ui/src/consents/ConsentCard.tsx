import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Check, CircleSlash, Minus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import type { ConsentLine, ConsentStanding, PurposeStanding } from '@/api/consents';
import type { Contact } from '@/api/contacts';
import { kindsQuery } from '@/channels/queries';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill, type Tone } from '@/design/Pill';
import { Bone, errorText } from '@/design/States';
import { dayAndTime, fullTime } from '@/design/time';
import { t } from '@/texts';
import { consentsQuery } from './queries';
import { RecordConsent } from './RecordConsent';

const tones: Record<ConsentStanding, Tone> = { given: 'ok', withdrawn: 'danger', silent: 'neutral' };

/** On the profile: for what somebody may be written to, and what they said that shows it. */
export function ConsentCard({ contact }: { contact: Contact }) {
  const mayWrite = useMay('conversations:write');
  const consents = useInfiniteQuery(consentsQuery(contact.id));
  const kinds = useQuery(kindsQuery);
  const [recording, setRecording] = useState(false);
  const now = consents.data?.pages[0];
  const lines = consents.data?.pages.flatMap((page) => page.items) ?? [];
  const kindName = (kind: string) => kinds.data?.items.find((one) => one.kind === kind)?.label ?? kind;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('consents.title')}</h2>
      {consents.isPending && <div role="status" className="space-y-2"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-6 w-full" /><Bone className="h-6 w-2/3" /></div>}
      {consents.isError && (
        <div role="alert" className="space-y-2 text-sm text-danger"><p>{errorText(consents.error)}</p><Button size="sm" onClick={() => { void consents.refetch(); }}>{t('shell.retry')}</Button></div>
      )}
      {now && (
        <>
          {now.stoppedAt && <p className="mb-2 rounded-lg bg-danger-soft px-2.5 py-2 text-sm text-danger">{t('consents.stopped', { at: dayAndTime(now.stoppedAt) })}</p>}
          <ul data-testid="standings" className="divide-y divide-line/60">
            {now.purposes.map((purpose) => <Purpose key={purpose.key} purpose={purpose} stopped={now.stoppedAt !== null} kindName={kindName} />)}
          </ul>
          {mayWrite && <Button size="sm" className="mt-3" onClick={() => { setRecording(true); }}>{t('consents.record')}</Button>}
          <h3 className="mb-1.5 mt-4 text-xs font-semibold text-ink-2">{t('consents.history')}</h3>
          {lines.length === 0 && <p className="text-sm text-ink-3">{t('consents.nothingYet')}</p>}
          <ol data-testid="consent-history" className="space-y-2.5">
            {lines.map((line) => <Line key={line.id} line={line} kindName={kindName} />)}
          </ol>
          {consents.hasNextPage && <Button size="sm" look="quiet" className="mt-2" busy={consents.isFetchingNextPage} onClick={() => { void consents.fetchNextPage(); }}>{t('shell.loadMore')}</Button>}
        </>
      )}
      {recording && now && <RecordConsent contact={contact} purposes={now.purposes} stopped={now.stoppedAt !== null} close={() => { setRecording(false); }} />}
    </Card>
  );
}

function Purpose({ purpose, stopped, kindName }: { purpose: PurposeStanding; stopped: boolean; kindName: (kind: string) => string }) {
  return (
    <li className="py-1.5">
      <p className="flex items-center gap-2 text-sm">
        <span className="min-w-0 flex-1 truncate">{purpose.name}</span>
        <Stands standing={purpose.standing} allowed={purpose.allowed} stopped={stopped} />
      </p>
      {purpose.channels.map((one) => (
        <p key={one.kind} className="mt-1 flex items-center gap-2 pl-3 text-xs text-ink-2">
          <span className="min-w-0 flex-1 truncate">{t('consents.only', { channel: kindName(one.kind) })}</span>
          <Stands standing={one.standing} allowed={one.allowed} stopped={stopped} />
        </p>
      ))}
    </li>
  );
}

function Stands({ standing, allowed, stopped }: { standing: ConsentStanding; allowed: boolean; stopped: boolean }) {
  if (stopped && standing !== 'withdrawn') return <Pill tone="danger" icon={<CircleSlash className="size-3" aria-hidden="true" />}>{t('consents.stoppedShort')}</Pill>;
  const Icon = standing === 'given' ? Check : standing === 'withdrawn' ? CircleSlash : Minus;
  return <Pill tone={tones[standing]} icon={<Icon className="size-3" aria-hidden="true" />}>{standing === 'silent' ? t(allowed ? 'consents.silentYes' : 'consents.silentNo') : t(`consents.${standing}`)}</Pill>;
}

function Line({ line, kindName }: { line: ConsentLine; kindName: (kind: string) => string }) {
  const what = line.purpose === '*' ? t('consents.anything') : (line.name ?? line.purpose);
  return (
    <li className="border-l-2 border-line pl-2.5 text-sm">
      <p className="[overflow-wrap:anywhere]">
        <span className="font-medium">{t(line.given ? 'consents.saidYes' : 'consents.saidNo', { what })}</span>
        {line.channel && <span className="text-ink-2"> · {kindName(line.channel)}</span>}
      </p>
      <p className="text-xs text-ink-2">{t(`consents.by.${line.source}`)}{line.by && <> · {line.by}</>} · <time dateTime={line.at} title={fullTime(line.at)}>{dayAndTime(line.at)}</time></p>
      {line.note && <p className="mt-0.5 whitespace-pre-wrap text-xs text-ink-2 [overflow-wrap:anywhere]">{line.note}</p>}
      {line.reason && <p className="mt-0.5 whitespace-pre-wrap text-xs text-ink-2 [overflow-wrap:anywhere]">{t('consents.although', { reason: line.reason })}</p>}
      {line.wording && <p className="mt-0.5 text-xs text-ink-3 [overflow-wrap:anywhere]">{t('consents.asked', { wording: line.wording })}{line.language && <> ({line.language})</>}</p>}
    </li>
  );
}
