import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import type { Step } from '@/api/macros';
import { valueText } from '@/attributes/AttributeInput';
import { useAttributes } from '@/attributes/useAttributes';
import { span } from '@/design/time';
import { cannedRepliesQuery, labelsQuery, teamQuery } from '@/desk/queries';
import { teamsQuery } from '@/teams/queries';
import { isText, t } from '@/texts';

/** What a step does, in a line. */
export function useStepWords(): (step: Step) => string {
  const labels = useQuery(labelsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') }).data?.items ?? [];
  const replies = useQuery(cannedRepliesQuery).data?.items ?? [];
  const attributes = useAttributes();
  const after = (minutes: number | null) => span((minutes ?? 0) * 60_000);
  const who = (to: string | null) => {
    if (to === 'me') return t('macros.toMe');
    if (to === 'bot') return t('holder.bot');
    if (to === 'none') return t('macros.toNobody');
    return people.find((one) => one.id === to)?.name ?? t('holder.teammate');
  };
  return (step) => {
    switch (step.kind) {
      case 'reply': {
        const canned = step.cannedReply && (replies.find((one) => one.id === step.cannedReply)?.shortcut ?? t('filter.gone'));
        return canned ? t('macros.says.canned', { name: canned }) : t('macros.says.reply', { text: step.text ?? '' });
      }
      case 'note': return t('macros.says.note', { text: step.text ?? '' });
      case 'label':
      case 'unlabel': return t(`macros.says.${step.kind}`, { names: step.labels.map((id) => labels.find((one) => one.id === id)?.name ?? t('filter.gone')).join(', ') });
      case 'priority': {
        const key = `desk.priority.${step.to ?? ''}`;
        return t('macros.says.priority', { priority: isText(key) ? t(key) : '' });
      }
      case 'assign': return t('macros.says.assign', { name: who(step.to) });
      case 'team': return step.to === 'none' ? t('macros.says.noTeam') : t('macros.says.team', { name: teams.find((one) => one.id === step.to)?.name ?? t('filter.gone') });
      case 'snooze': return t('macros.says.snooze', { span: after(step.minutes) });
      case 'task': return step.minutes === null ? t('macros.says.task', { text: step.text ?? '' }) : t('macros.says.taskDue', { text: step.text ?? '', span: after(step.minutes) });
      case 'attributes':
        return Object.entries(step.values).map(([key, value]) => {
          const name = attributes.find((one) => one.subject === step.to && one.key === key)?.label ?? t('filter.gone');
          return t('facts.set', { name, value: value === null ? t('facts.takeAway') : valueText(value) });
        }).join(', ');
      case 'resolve': return t('macros.says.resolve');
    }
  };
}
