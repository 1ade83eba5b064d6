import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useMay } from '@/access/session';
import { t } from '@/texts';
import { webhooksQuery } from './queries';
import { needsCare } from './words';

/** Over every screen, for those who can put it right: an endpoint that is not told any more. */
export function WebhookAlarm() {
  const mayManage = useMay('webhooks:manage');
  const webhooks = useQuery({ ...webhooksQuery, enabled: mayManage });
  const lost = mayManage ? (webhooks.data?.items ?? []).filter(needsCare) : [];
  const [first] = lost;
  return (
    <div role="status" className="shrink-0">
      {first && (
        <p data-testid="webhook-alarm" className="flex flex-wrap items-center justify-center gap-x-2 gap-y-0.5 bg-danger-soft px-3 py-1.5 text-center text-xs font-medium text-danger">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          <span>{t('webhooks.alarm', { name: first.name, more: lost.length - 1 })}</span>
          <Link to="/settings/webhooks" className="rounded underline underline-offset-2">{t('webhooks.alarmLook')}</Link>
        </p>
      )}
    </div>
  );
}
