import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { changeWebhook, pingWebhook, type Webhook } from '@/api/webhooks';
import { Button, IconButton } from '@/design/Button';
import { Menu, MenuItem } from '@/design/Menu';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { Switch } from '@/design/Switch';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { outcome, standing } from './words';

interface RowProps {
  webhook: Webhook;
  edit: () => void;
  rotate: () => void;
  look: () => void;
  drop: () => void;
}

export function WebhookRow({ webhook, edit, rotate, look, drop }: RowProps) {
  const queries = useQueryClient();
  const stale = () => { void queries.invalidateQueries({ queryKey: ['webhooks'] }); };
  const fail = (error: unknown) => { toast(errorText(error), 'danger'); };
  const toggle = useMutation({ mutationFn: (enabled: boolean) => changeWebhook(webhook.id, { enabled }), onError: fail, onSettled: stale });
  const ping = useMutation({
    mutationFn: () => pingWebhook(webhook.id),
    onSuccess: ({ delivery }) => {
      const worked = delivery.state === 'delivered';
      toast(t(worked ? 'webhooks.pinged' : 'webhooks.pingFailed', { outcome: outcome(delivery) }), worked ? 'ok' : 'danger');
    },
    onError: fail,
    onSettled: stale,
  });
  const { tone, words } = standing(webhook);
  return (
    <li data-testid="webhook" className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{webhook.name}</span>
          <Pill tone={tone}>{words}</Pill>
        </p>
        <p className="mt-0.5 truncate font-mono text-xs text-ink-3" title={webhook.url}>{webhook.url}</p>
        <p className="mt-1 text-sm text-ink-3">{t('webhooks.events', { n: webhook.types.length })}</p>
        <Trouble webhook={webhook} />
      </div>
      <div className="ml-auto flex items-center gap-2">
        <Switch label={t('webhooks.toggle', { name: webhook.name })} on={webhook.enabled} disabled={toggle.isPending} onChange={(on) => { toggle.mutate(on); }} />
        <Button size="sm" busy={ping.isPending} aria-label={t('webhooks.testOne', { name: webhook.name })} onClick={() => { ping.mutate(); }}>{t('webhooks.test')}</Button>
        <Button size="sm" aria-label={t('webhooks.logOf', { name: webhook.name })} onClick={look}>{t('webhooks.log')}</Button>
        <Menu trigger={<IconButton label={t('webhooks.moreOf', { name: webhook.name })}><MoreHorizontal className="size-4" /></IconButton>}>
          <MenuItem icon={<Pencil className="size-4" />} onSelect={edit}>{t('webhooks.change')}</MenuItem>
          <MenuItem icon={<KeyRound className="size-4" />} onSelect={rotate}>{t('webhooks.rotate')}</MenuItem>
          <MenuItem danger icon={<Trash2 className="size-4" />} onSelect={drop}>{t('webhooks.delete')}</MenuItem>
        </Menu>
      </div>
    </li>
  );
}

function Trouble({ webhook }: { webhook: Webhook }) {
  if (webhook.offReason === 'gone') return <p className="mt-1 text-sm text-danger">{t('webhooks.gone')}</p>;
  if (webhook.offReason === 'failing') return <p className="mt-1 text-sm text-danger">{t('webhooks.gaveUp')}</p>;
  if (webhook.enabled && webhook.failingSince !== null) {
    return <p className="mt-1 text-sm text-wait">{t('webhooks.failingSince', { when: dayAndTime(webhook.failingSince), n: webhook.failures })}</p>;
  }
  return null;
}
