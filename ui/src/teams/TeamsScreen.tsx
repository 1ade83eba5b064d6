import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { deleteTeam, type Team } from '@/api/teams';
import { Avatar } from '@/design/Avatar';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { cx } from '@/design/cx';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { EditTeam } from './EditTeam';
import { teamsQuery } from './queries';
import { RulesCard } from './RulesCard';

const MOST_FACES = 6;

export function TeamsScreen() {
  const queries = useQueryClient();
  const teams = useQuery(teamsQuery);
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Team | null>(null);
  const drop = useMutation({
    mutationFn: deleteTeam,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => {
      setLeaving(null);
      for (const key of ['teams', 'team-rules', 'conversations', 'conversation']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const make = <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('teams.make')}</Button>;
  return (
    <Page title={t('place.teams')} lead={t('teams.lead')} actions={make}>
      <Card>
        {teams.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-10 w-full" />)}</div>}
        {teams.isError && <Failed error={teams.error} retry={() => { void teams.refetch(); }} />}
        {teams.data?.items.length === 0 && <Empty icon={<Users className="size-5" />} title={t('teams.none')} action={make}>{t('teams.noneLead')}</Empty>}
        <ul>
          {teams.data?.items.map((team) => (
            <li key={team.id} className="flex min-h-14 items-center gap-2 border-b border-line/60 px-4 py-2.5 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate text-base font-medium">{team.name}</span>
                <span className="block text-xs text-ink-3">{t(`teams.assignment.${team.assignment}`)}{team.assignment === 'manual' ? '' : ` · ${t('teams.most', { n: team.capacity })}`}</span>
              </span>
              <Faces team={team} />
              <IconButton label={t('teams.changeOne', { name: team.name })} onClick={() => { setEditing(team); }}><Pencil className="size-4" /></IconButton>
              <IconButton label={t('teams.deleteOne', { name: team.name })} onClick={() => { setLeaving(team); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ul>
      </Card>
      {teams.data && teams.data.items.length > 0 && <RulesCard teams={teams.data.items} />}
      {editing && <EditTeam team={editing === 'new' ? null : editing} close={() => { setEditing(null); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('teams.deleteTitle', { name: leaving.name })}
          description={t('teams.deleteLead')}
          action={t('teams.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}

function Faces({ team }: { team: Team }) {
  const there = team.members.filter((member) => member.there).length;
  return (
    <span className="flex shrink-0 items-center gap-2">
      <span className="hidden -space-x-1.5 sm:flex" aria-hidden="true">
        {team.members.slice(0, MOST_FACES).map((member) => (
          <span key={member.id} title={member.name} className={cx('rounded-full ring-2 ring-surface', !member.there && 'grayscale')}><Avatar size="sm" name={member.name} seed={member.id} /></span>
        ))}
      </span>
      <span className={cx('tabular text-xs', there > 0 ? 'text-ok' : 'text-ink-3')}>{t('teams.there', { there, n: team.members.length })}</span>
    </span>
  );
}
