import { useQuery } from '@tanstack/react-query';
import { Bot, Hourglass, Users, X } from 'lucide-react';
import { useMay, useMe } from '@/access/session';
import type { Teammate } from '@/api/access';
import type { Conversation } from '@/api/conversations';
import { Avatar } from '@/design/Avatar';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';
import { fitting, Picker, type Choice } from './Picker';
import { teamQuery } from './queries';
import { useChanges } from './useChanges';

export function AssignPicker({ ids, close }: AskProps) {
  const me = useMe();
  const team = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const teams = useQuery(teamsQuery);
  const { change, known } = useChanges();
  const n = ids.length;
  const chosen = ids.map((id) => known(id)?.holder);
  const held = (test: (holder: NonNullable<(typeof chosen)[number]>) => boolean) => {
    const those = chosen.filter((holder) => holder !== undefined && test(holder)).length;
    return those === n ? true : those > 0 ? 'mixed' : false;
  };
  const within = (test: (team: Conversation['team']) => boolean) => {
    const those = ids.filter((id) => test(known(id)?.team ?? null)).length;
    return those === n ? true : those > 0 ? 'mixed' : false;
  };
  // Nobody is given what they do not see.
  const sees = ({ channels }: Teammate) => channels.all || ids.every((id) => { const channel = known(id)?.channelId; return !channel || channels.ids.includes(channel); });
  const others = (team.data?.items ?? []).filter((teammate) => teammate.answers && teammate.id !== me.teammate.id && sees(teammate));
  const person = (id: string, name: string, label: string): Choice => ({
    id,
    label,
    icon: <Avatar size="sm" name={name} seed={id} />,
    on: held((holder) => holder.kind === 'teammate' && holder.id === id),
    run: () => { void change(ids, { assign: id }, id === me.teammate.id ? t('desk.assignedYou', { n }) : t('desk.assigned', { n, name })); },
  });
  const choices: Choice[] = [
    person(me.teammate.id, me.teammate.name, t('desk.me', { name: me.teammate.name })),
    ...(teams.data?.items ?? []).map((one): Choice => ({
      id: one.id, label: one.name, hint: t('teams.filter'), icon: <Users className="mx-1 size-4 text-ink-3" aria-hidden="true" />,
      on: within((team) => team?.id === one.id),
      run: () => { void change(ids, { team: one.id }, t('teams.assigned', { n, name: one.name })); },
    })),
    ...(ids.some((id) => known(id)?.team) ? [{
      id: 'no-team', label: t('teams.nobody'), icon: <X className="mx-1 size-4 text-ink-3" aria-hidden="true" />,
      run: () => { void change(ids, { team: 'none' }, t('teams.taken', { n })); },
    }] : []),
    ...others.map((teammate) => person(teammate.id, teammate.name, teammate.name)),
    {
      id: 'none', label: t('desk.nobody'), icon: <Hourglass className="mx-1 size-4 text-wait" aria-hidden="true" />, on: held((holder) => holder.kind === 'queue'),
      run: () => { void change(ids, { assign: 'none' }, t('desk.unassigned', { n })); },
    },
    {
      id: 'bot', label: t('holder.bot'), icon: <Bot className="mx-1 size-4 text-bot" aria-hidden="true" />, on: held((holder) => holder.kind === 'bot'),
      run: () => { void change(ids, { assign: 'bot' }, t('desk.toBot', { n })); },
    },
  ];
  return <Picker title={t('desk.assignTitle', { n })} placeholder={t('desk.assignHint')} choices={(text) => fitting(choices, text)} close={close} />;
}
