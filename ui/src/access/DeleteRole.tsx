import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deleteRole, listInvitations, listTeammates, type RoleListing } from '@/api/access';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Asks, or says who still has it. */
export function DeleteRole({ role, close }: { role: RoleListing; close: () => void }) {
  const queries = useQueryClient();
  const teammates = useQuery({ queryKey: ['teammates'], queryFn: listTeammates });
  const invitations = useQuery({ queryKey: ['invitations'], queryFn: listInvitations });
  const drop = useMutation({
    mutationFn: deleteRole,
    onSuccess: () => { toast(t('ownRoles.deleted', { name: role.name ?? '' }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { close(); void queries.invalidateQueries({ queryKey: ['roles'] }); },
  });
  const holders = [
    ...(teammates.data?.items ?? []).filter((one) => one.role === role.role).map((one) => one.name),
    ...(invitations.data?.items ?? []).filter((one) => one.role === role.role).map((one) => t('ownRoles.invited', { email: one.email })),
  ];
  const name = role.name ?? '';
  if (holders.length > 0) {
    return (
      <Overlay
        alert
        open
        onOpenChange={(next) => { if (!next) close(); }}
        title={t('ownRoles.inUseTitle', { name })}
        description={t('ownRoles.inUseLead')}
        footer={<Button look="primary" onClick={close}>{t('ownRoles.understood')}</Button>}
      >
        <ul className="list-disc space-y-1 pl-5 text-sm">{holders.map((one) => <li key={one} className="wrap-anywhere">{one}</li>)}</ul>
      </Overlay>
    );
  }
  return (
    <Confirm
      danger
      open
      title={t('ownRoles.deleteTitle', { name })}
      description={t('ownRoles.deleteLead')}
      action={t('ownRoles.delete')}
      busy={drop.isPending}
      onConfirm={() => { if (role.id) drop.mutate(role.id); }}
      onClose={close}
    />
  );
}
