import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { readIntakeItem, replayIntakeItem, type IntakeItemWithRaw } from '@/api/intake';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { fullTime } from '@/design/time';
import { t } from '@/texts';
import { errorLine, prettyRaw } from './errorLine';
import { StatePill } from './StatePill';

export function ItemSheet({ id, close }: { id: string | null; close: () => void }) {
  const queries = useQueryClient();
  const mayReplay = useMay('intake:replay');
  const item = useQuery({ queryKey: ['intake', 'item', id], queryFn: () => readIntakeItem(id ?? ''), enabled: id !== null });
  const replay = useMutation({
    mutationFn: () => replayIntakeItem(id ?? ''),
    onSuccess: () => {
      toast(t('intake.replayed'), 'ok');
      void queries.invalidateQueries({ queryKey: ['intake'] });
      void queries.invalidateQueries({ queryKey: ['balance'] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const replayable = item.data && item.data.state !== 'done' && item.data.state !== 'received';
  return (
    <Overlay
      kind="sheet"
      wide
      open={id !== null}
      onOpenChange={(open) => { if (!open) close(); }}
      title={t('intake.itemTitle')}
      description={item.data?.providerId ?? undefined}
      footer={mayReplay && replayable && (
        <Button look="primary" icon={<RotateCcw className="size-4" />} busy={replay.isPending} onClick={() => { replay.mutate(); }}>{t('intake.replay')}</Button>
      )}
    >
      {item.isPending && <div className="space-y-3"><Bone className="h-5 w-1/2" /><Bone className="h-40 w-full" /></div>}
      {item.isError && <Failed error={item.error} retry={() => { void item.refetch(); }} />}
      {item.data && <Item item={item.data} />}
    </Overlay>
  );
}

function Item({ item }: { item: IntakeItemWithRaw }) {
  const error = errorLine(item.error);
  const raw = item.raw === null ? null : prettyRaw(item.raw);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3">
        <Fact name={t('intake.state')}><StatePill state={item.state} answered={item.answered} /></Fact>
        <Fact name={t('intake.item')}>{t(`intake.kind.${item.kind}`)} {item.type}</Fact>
        <Fact name={t('intake.attempts')}>{item.attempts}</Fact>
        <Fact name={t('intake.receivedAt')}>{fullTime(item.receivedAt)}</Fact>
        <Fact name={t('intake.processedAt')}>{item.processedAt ? fullTime(item.processedAt) : '—'}</Fact>
        <div className="col-span-2 sm:col-span-3"><Fact name={t('intake.trace')}><code className="font-mono text-xs [overflow-wrap:anywhere]">{item.traceId}</code></Fact></div>
      </dl>
      <p className="mt-3 text-sm text-ink-2">{t(`intake.state.${item.state}.about`)}</p>
      {error && <p className="mt-4 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger [overflow-wrap:anywhere]">{error}</p>}
      <div className="mt-5 flex items-center justify-between">
        <h3 className="text-sm font-semibold">{t('intake.raw')}</h3>
        {raw !== null && <CopyButton text={raw} label={t('intake.copyRaw')} />}
      </div>
      {raw === null && <p className="mt-1 text-sm text-ink-2">{t('intake.rawHidden')}</p>}
      {raw !== null && <pre tabIndex={0} data-testid="raw-item" className="mt-1 max-h-[28rem] overflow-auto rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5">{raw}</pre>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt className="text-xs text-ink-3">{name}</dt><dd className="mt-0.5">{children}</dd></div>;
}
