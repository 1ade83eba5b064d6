import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '@/access/session';
import type { Conversation } from '@/api/conversations';
import { contactName } from '@/conversations/names';
import { Button } from '@/design/Button';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';
import type { Target } from './target';
import { useMerging } from './useMerging';

/** Says what will happen before it does. */
export function MergeDialog({ from, into, close }: { from: Conversation; into: Target; close: () => void }) {
  const me = useMe().teammate.id;
  const { merge } = useMerging();
  const other = from.holder.kind === 'teammate' && from.holder.id !== me;
  return (
    <Overlay
      open
      onOpenChange={(open) => { if (!open) close(); }}
      title={t('merging.confirmTitle', { name: into.name, channel: into.channelName })}
      description={t('merging.confirmLead')}
      footer={
        <>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button
            look={into.same ? 'primary' : 'danger'}
            busy={merge.isPending}
            onClick={() => { merge.mutate({ id: from.id, into: into.id, confirm: !into.same, force: other }, { onSuccess: close }); }}
          >
            {t(into.same ? 'merging.confirm' : 'merging.confirmOther')}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-sm">
        {!into.same && <Warning>{t('merging.twoCustomers', { one: contactName(from), other: into.name })}</Warning>}
        {other && <Warning>{t('merging.held', { name: from.holder.name ?? t('holder.teammate') })}</Warning>}
        <ul className="list-disc space-y-1.5 pl-5 text-ink-2">
          <li>{t('merging.willResolve')}</li>
          <li>{t('merging.willBring')}</li>
          {from.snoozedUntil && <li>{t('merging.willWake')}</li>}
          <li>{t('merging.willReply')}</li>
          <li>{t('merging.willReopen')}</li>
        </ul>
        <FormProblem error={merge.error} />
      </div>
    </Overlay>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return <p className="flex gap-2 rounded-lg bg-wait-soft px-3 py-2 text-wait"><TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" /><span>{children}</span></p>;
}
