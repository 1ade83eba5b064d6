import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useMay } from '@/access/session';
import { t } from '@/texts';
import { mailTrouble } from './mailTrouble';
import { mailRulesQuery } from './queries';

/** Over every screen, for those who can put it right: invitations and forgotten passwords do not arrive. */
export function MailAlarm() {
  const mayManage = useMay('organisation:manage');
  const rules = useQuery({ ...mailRulesQuery, enabled: mayManage });
  const held = mayManage && rules.data?.held ? rules.data : null;
  return (
    <div role="status" className="shrink-0">
      {held && (
        <p data-testid="mail-alarm" className="flex flex-wrap items-center justify-center gap-x-2 gap-y-0.5 bg-danger-soft px-3 py-1.5 text-center text-xs font-medium text-danger">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          <span>{t(held.waiting > 0 ? 'notices.mailAlarm' : 'notices.mailAlarmOne')}<span className="hidden sm:inline"> {mailTrouble(held)}</span></span>
          <Link to="/settings/notifications" hash="mail" className="rounded underline underline-offset-2">{t('notices.mailAlarmLook')}</Link>
        </p>
      )}
    </div>
  );
}
