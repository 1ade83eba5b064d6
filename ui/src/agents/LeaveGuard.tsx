import { useBlocker } from '@tanstack/react-router';
import { Confirm } from '@/design/Confirm';
import { t } from '@/texts';

/** Asks before what was written is lost: by another page, or by closing the window. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Confirm
      danger
      open={blocker.status === 'blocked'}
      title={t('agents.leaveTitle')}
      description={t('agents.leaveLead')}
      action={t('agents.leave')}
      onConfirm={() => { blocker.proceed?.(); }}
      onClose={() => { blocker.reset?.(); }}
    />
  );
}
