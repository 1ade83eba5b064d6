import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '@/access/session';
import { changeConversations, type Changes } from '@/api/desk';
import type { MissingToResolve } from '@/api/resolving';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { labelsQuery, teamQuery } from '@/desk/queries';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import { missingQuery } from './queries';

/** Just what is missing before it is resolved, and then it is. */
export function CompleteDialog({ id, close }: { id: string; close: () => void }) {
  const missing = useQuery(missingQuery(id));
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('resolving.completeTitle')} description={t('resolving.completeLead')}>
      {missing.isPending && <Bone className="h-16 w-full" />}
      {missing.isError && <Failed error={missing.error} retry={() => { void missing.refetch(); }} />}
      {missing.data && <Fields id={id} missing={missing.data} close={close} />}
    </Overlay>
  );
}

function Fields({ id, missing, close }: { id: string; missing: MissingToResolve; close: () => void }) {
  const queries = useQueryClient();
  const me = useMe();
  const labels = useQuery(labelsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') }).data?.items ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(() => missing.labels.map(() => ''));
  const [team, setTeam] = useState('');
  const [assign, setAssign] = useState('me');
  const ready = chosen.every((label) => label !== '') && (!missing.team || team !== '');
  const save = useMutation({
    mutationFn: () => {
      const changes: Changes = { status: 'resolved' };
      if (chosen.length > 0) changes.label = [...new Set(chosen)];
      if (missing.team) changes.team = team;
      if (missing.assignee) changes.assign = assign;
      return changeConversations([id], changes);
    },
    onSuccess: () => { toast(t('holding.resolved'), 'ok'); close(); },
    onSettled: () => { for (const key of ['conversations', 'conversation', 'counts', 'activities', 'resolving']) void queries.invalidateQueries({ queryKey: [key] }); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      {missing.labels.map((any, n) => (
        <SelectField key={any.join()} label={t('resolving.oneLabel')} value={chosen[n] ?? ''} onChange={(event) => { setChosen(chosen.with(n, event.target.value)); }}>
          <option value="">{t('resolving.choose')}</option>
          {labels.filter((label) => any.includes(label.id)).map((label) => <option key={label.id} value={label.id}>{label.name}</option>)}
        </SelectField>
      ))}
      {missing.team && (
        <SelectField label={t('resolving.oneTeam')} value={team} onChange={(event) => { setTeam(event.target.value); }}>
          <option value="">{t('resolving.choose')}</option>
          {teams.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      {missing.assignee && (
        <SelectField label={t('resolving.oneAssignee')} value={assign} onChange={(event) => { setAssign(event.target.value); }}>
          <option value="me">{t('desk.me', { name: me.teammate.name })}</option>
          {people.filter((one) => one.answers && one.id !== me.teammate.id).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('holding.resolve')}</Button>
    </form>
  );
}
