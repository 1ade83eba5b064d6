import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, RotateCw, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { listDeliveries, readDelivery, replayDelivery, replayFailed, type DeliveryLine, type Webhook } from '@/api/webhooks';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { dayAndTime, fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { outcome, tones, typeWords } from './words';

const states = ['', 'waiting', 'delivered', 'failed'] as const;
const REFRESH_MS = 5_000;

/** What an endpoint was told; one delivery opens in the place of the list. */
export function DeliveryLog({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Overlay kind="sheet" wide open onOpenChange={(open) => { if (!open) close(); }} title={t('webhooks.logTitle', { name: webhook.name })} description={t('webhooks.logLead')}>
      {opened === null ? <Lines webhook={webhook} look={setOpened} /> : <One webhook={webhook} id={opened} back={() => { setOpened(null); }} />}
    </Overlay>
  );
}

function Lines({ webhook, look }: { webhook: Webhook; look: (id: string) => void }) {
  const queries = useQueryClient();
  const [state, setState] = useState<string>('');
  const log = useInfiniteQuery({
    queryKey: ['webhooks', webhook.id, 'log', state],
    queryFn: ({ pageParam }) => listDeliveries(webhook.id, state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: REFRESH_MS,
  });
  const again = useMutation({
    mutationFn: () => replayFailed(webhook.id),
    onSuccess: ({ replayed }) => { toast(t('webhooks.replayed', { n: replayed }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['webhooks', webhook.id] }); },
  });
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <SelectField label={t('webhooks.state')} value={state} onChange={(event) => { setState(event.target.value); }}>
            {states.map((one) => <option key={one} value={one}>{one === '' ? t('webhooks.every') : t(`webhooks.state.${one}`)}</option>)}
          </SelectField>
        </div>
        <Button icon={<RotateCw className="size-3.5" />} busy={again.isPending} disabled={!webhook.enabled} onClick={() => { again.mutate(); }}>{t('webhooks.replayFailed')}</Button>
      </div>
      {log.isPending && <div role="status" className="space-y-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-12 w-full" />)}</div>}
      {log.isError && <Failed error={log.error} retry={() => { void log.refetch(); }} />}
      {log.isSuccess && lines.length === 0 && <Empty icon={<ScrollText className="size-5" />} title={t('webhooks.noLog')}>{t('webhooks.noLogLead')}</Empty>}
      <ul>{lines.map((line) => <Line key={line.id} line={line} look={() => { look(line.id); }} />)}</ul>
      {log.hasNextPage && <Button className="self-center" busy={log.isFetchingNextPage} onClick={() => { void log.fetchNextPage(); }}>{t('webhooks.older')}</Button>}
    </div>
  );
}

function Line({ line, look }: { line: DeliveryLine; look: () => void }) {
  return (
    <li className="border-b border-line/60 last:border-0">
      <button type="button" data-testid="delivery" onClick={look} className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-2 py-2 text-left text-sm hover:bg-hover">
        <span className="min-w-0 flex-1 basis-48">
          <span className="block truncate">{line.type === 'ping' ? t('webhooks.ping') : typeWords(line.type)}</span>
          <time dateTime={line.createdAt} className="tabular text-xs text-ink-3">{fullTime(line.createdAt)}</time>
        </span>
        <span className="text-xs text-ink-2">{outcome(line)}</span>
        <Pill tone={tones[line.state]}>{t(`webhooks.state.${line.state}`)}</Pill>
      </button>
    </li>
  );
}

function One({ webhook, id, back }: { webhook: Webhook; id: string; back: () => void }) {
  const queries = useQueryClient();
  const whole = useQuery({ queryKey: ['webhooks', webhook.id, 'delivery', id], queryFn: () => readDelivery(webhook.id, id) });
  const again = useMutation({
    mutationFn: () => replayDelivery(webhook.id, id),
    onSuccess: () => { toast(t('webhooks.replayed', { n: 1 }), 'ok'); back(); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['webhooks', webhook.id] }); },
  });
  const { delivery: line, request = null, response = null } = whole.data ?? {};
  return (
    <div className="flex flex-col gap-4">
      <Button size="sm" look="quiet" className="self-start" icon={<ArrowLeft className="size-4" />} onClick={back}>{t('webhooks.back')}</Button>
      {whole.isPending && <Bone className="h-40 w-full" />}
      {whole.isError && <Failed error={whole.error} retry={() => { void whole.refetch(); }} />}
      {line && (
        <>
          <p className="flex flex-wrap items-center gap-2 text-sm"><code>{line.type}</code><Pill tone={tones[line.state]}>{t(`webhooks.state.${line.state}`)}</Pill></p>
          <dl className="tabular grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm wrap-anywhere">
            <dt className="text-ink-3">{t('webhooks.deliveryId')}</dt><dd className="font-mono text-xs">{line.id}</dd>
            <dt className="text-ink-3">{t('webhooks.happened')}</dt><dd>{fullTime(line.createdAt)}</dd>
            <dt className="text-ink-3">{t('webhooks.attempts')}</dt><dd>{line.attempts}</dd>
            <dt className="text-ink-3">{t('webhooks.latest')}</dt><dd>{line.tookMillis === null ? outcome(line) : t('webhooks.took', { outcome: outcome(line), millis: line.tookMillis })}</dd>
            {line.nextAttemptAt !== null && <><dt className="text-ink-3">{t('webhooks.next')}</dt><dd>{dayAndTime(line.nextAttemptAt)}</dd></>}
          </dl>
          <Body title={t('webhooks.request')} text={request === null ? null : pretty(request)} />
          <Body title={t('webhooks.response')} text={response} />
          <Button icon={<RotateCw className="size-3.5" />} className="self-end" busy={again.isPending} disabled={!webhook.enabled} onClick={() => { again.mutate(); }}>{t('webhooks.replay')}</Button>
        </>
      )}
    </div>
  );
}

function Body({ title, text }: { title: string; text: string | null }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs text-ink-3">{title}</h3>
      {text === null || text === ''
        ? <p className="text-sm text-ink-3">{t('webhooks.empty')}</p>
        : <pre tabIndex={0} className="max-h-80 overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{text}</pre>}
    </section>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
