import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Webhook as Hook } from 'lucide-react';
import { useState } from 'react';
import { deleteWebhook, rotateSecret, type Webhook, type WithSecret } from '@/api/webhooks';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { DeliveryLog } from './DeliveryLog';
import { webhooksQuery } from './queries';
import { ShownSecret } from './ShownSecret';
import { WebhookForm } from './WebhookForm';
import { WebhookRow } from './WebhookRow';

export function WebhooksScreen() {
  const queries = useQueryClient();
  const webhooks = useQuery(webhooksQuery);
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Webhook | null>(null);
  const [turning, setTurning] = useState<Webhook | null>(null);
  const [secret, setSecret] = useState<WithSecret | null>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const stale = () => { void queries.invalidateQueries({ queryKey: ['webhooks'] }); };
  const fail = (error: unknown) => { toast(errorText(error), 'danger'); };
  const drop = useMutation({ mutationFn: deleteWebhook, onError: fail, onSettled: () => { setLeaving(null); stale(); } });
  const turn = useMutation({ mutationFn: rotateSecret, onSuccess: setSecret, onError: fail, onSettled: () => { setTurning(null); stale(); } });
  const make = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('webhooks.make')}</Button>;
  const looked = webhooks.data?.items.find((one) => one.id === looking);
  return (
    <Page title={t('place.webhooks')} lead={t('webhooks.lead')} actions={make}>
      <Card>
        {webhooks.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-16 w-full" />)}</div>}
        {webhooks.isError && <Failed error={webhooks.error} retry={() => { void webhooks.refetch(); }} />}
        {webhooks.data?.items.length === 0 && <Empty icon={<Hook className="size-5" />} title={t('webhooks.none')} action={make}>{t('webhooks.noneLead')}</Empty>}
        <ul>
          {webhooks.data?.items.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              webhook={webhook}
              edit={() => { setEditing(webhook); }}
              rotate={() => { setTurning(webhook); }}
              look={() => { setLooking(webhook.id); }}
              drop={() => { setLeaving(webhook); }}
            />
          ))}
        </ul>
      </Card>
      {editing && <WebhookForm webhook={editing === 'new' ? null : editing} made={setSecret} close={() => { setEditing(null); }} />}
      {secret && <ShownSecret made={secret} close={() => { setSecret(null); }} />}
      {looked && <DeliveryLog webhook={looked} close={() => { setLooking(null); }} />}
      {turning && (
        <Confirm
          open
          title={t('webhooks.rotateTitle', { name: turning.name })}
          description={t('webhooks.rotateLead')}
          action={t('webhooks.rotate')}
          busy={turn.isPending}
          onConfirm={() => { turn.mutate(turning.id); }}
          onClose={() => { setTurning(null); }}
        />
      )}
      {leaving && (
        <Confirm
          open
          danger
          title={t('webhooks.deleteTitle', { name: leaving.name })}
          description={t('webhooks.deleteLead')}
          action={t('webhooks.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}
