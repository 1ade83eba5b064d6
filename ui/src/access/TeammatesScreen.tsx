import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { changeRole, listTeammates, makePasswordLink, type Role, type RoleListing, type Teammate } from '@/api/access';
import { listSecondSteps, takeSecondStep } from '@/api/secondStep';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ChannelsDialog } from './ChannelsDialog';
import { Deactivate } from './Deactivate';
import { InviteDialog } from './InviteDialog';
import { Invitations } from './Invitations';
import { LeftTeammates } from './LeftTeammates';
import { OneTimeLink, type Shown } from './OneTimeLink';
import { Roles } from './Roles';
import { roleWords, rolesQuery } from './roles';
import { useMay, useMe } from './session';
import { TeammateRow } from './TeammateRow';

export function TeammatesScreen() {
  const queries = useQueryClient();
  const me = useMe();
  const mayManage = useMay('teammates:manage');
  const teammates = useQuery({ queryKey: ['teammates'], queryFn: listTeammates });
  const secondSteps = useQuery({ queryKey: ['second-steps'], queryFn: listSecondSteps });
  const [losing, setLosing] = useState<Teammate | null>(null);
  const [choosing, setChoosing] = useState<Teammate | null>(null);
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Teammate | null>(null);
  const [less, setLess] = useState<RoleListing | null>(null);
  const [link, setLink] = useState<Shown | null>(null);
  const failed = (error: Error) => { toast(errorText(error), 'danger'); };
  const reload = () => { void queries.invalidateQueries({ queryKey: ['teammates'] }); void queries.invalidateQueries({ queryKey: ['session'] }); };
  const role = useMutation({ mutationFn: ({ id, to }: { id: string; to: Role }) => changeRole(id, to), onSuccess: () => { toast(t('teammates.roleChanged'), 'ok'); }, onError: failed, onSettled: reload });
  const roles = useQuery(rolesQuery);
  const change = (id: string, to: Role) => {
    const listing = roles.data?.items.find((one) => one.role === to);
    if (id === me.teammate.id && listing && !listing.permissions.includes('teammates:manage')) setLess(listing);
    else role.mutate({ id, to });
  };
  const password = useMutation({
    mutationFn: (teammate: Teammate) => makePasswordLink(teammate.id),
    onSuccess: (made, teammate) => { setLink({ ...made, title: t('link.passwordTitle', { name: teammate.name }) }); },
    onError: failed,
  });
  const lose = useMutation({
    mutationFn: takeSecondStep,
    onSuccess: () => { toast(t('secondStep.ended'), 'ok'); },
    onError: failed,
    onSettled: () => { setLosing(null); void queries.invalidateQueries({ queryKey: ['second-steps'] }); },
  });
  return (
    <Page
      title={t('teammates.title')}
      lead={t('teammates.lead')}
      actions={mayManage && <Button look="primary" icon={<UserPlus className="size-4" />} onClick={() => { setInviting(true); }}>{t('teammates.invite')}</Button>}
    >
      <Card>
        {teammates.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
        {teammates.isError && <Failed error={teammates.error} retry={() => { void teammates.refetch(); }} />}
        {teammates.data?.items.length === 0 && <Empty icon={<Users className="size-5" />} title={t('teammates.none')} />}
        <ul>
          {teammates.data?.items.map((teammate) => (
            <TeammateRow
              key={teammate.id}
              teammate={teammate}
              change={(to) => { change(teammate.id, to); }}
              inTwoSteps={secondSteps.data?.items.includes(teammate.id) ?? false}
              takeSecondStep={() => { setLosing(teammate); }}
              chooseChannels={() => { setChoosing(teammate); }}
              makeLink={() => { password.mutate(teammate); }}
              deactivate={() => { setLeaving(teammate); }}
            />
          ))}
        </ul>
      </Card>
      {mayManage && <Invitations show={setLink} />}
      {mayManage && <LeftTeammates />}
      <Roles teammates={teammates.data?.items ?? []} />
      <InviteDialog open={inviting} close={() => { setInviting(false); }} />
      <ChannelsDialog teammate={choosing} close={() => { setChoosing(null); }} />
      <OneTimeLink shown={link} close={() => { setLink(null); }} />
      {leaving && <Deactivate teammate={leaving} others={teammates.data?.items ?? []} close={() => { setLeaving(null); }} />}
      <Confirm
        danger
        open={less !== null}
        title={t('ownRoles.lessTitle', { name: less ? roleWords(less.role, less.name) : '' })}
        description={t('ownRoles.lessLead')}
        action={t('ownRoles.less')}
        busy={role.isPending}
        onConfirm={() => { if (less) role.mutate({ id: me.teammate.id, to: less.role }); setLess(null); }}
        onClose={() => { setLess(null); }}
      />
      <Confirm
        danger
        open={losing !== null}
        title={t('teammates.takeSecondStepTitle', { name: losing?.name ?? '' })}
        description={t('teammates.takeSecondStepLead')}
        action={t('teammates.takeSecondStep')}
        busy={lose.isPending}
        onConfirm={() => { if (losing) lose.mutate(losing.id); }}
        onClose={() => { setLosing(null); }}
      />
    </Page>
  );
}
