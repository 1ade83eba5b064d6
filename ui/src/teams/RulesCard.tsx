import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp, Plus, Split, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { causes, saveTeamRules, type Team, type TeamRule } from '@/api/teams';
import { channelsQuery } from '@/channels/queries';
import { Button, IconButton } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { Toggle } from '@/design/Toggle';
import { toast } from '@/design/toasts';
import { labelsQuery } from '@/desk/queries';
import { t } from '@/texts';
import { teamRulesQuery } from './queries';

/** Which team answers what the bot hands over. */
export function RulesCard({ teams }: { teams: readonly Team[] }) {
  const rules = useQuery(teamRulesQuery);
  return (
    <section aria-labelledby="team-rules" className="mt-8">
      <h2 id="team-rules" className="text-base font-semibold">{t('teams.rules')}</h2>
      <p className="mb-3 mt-0.5 text-sm text-ink-2">{t('teams.rulesLead')}</p>
      {rules.isPending && <Bone className="h-16 w-full" />}
      {rules.isError && <Failed error={rules.error} retry={() => { void rules.refetch(); }} />}
      {rules.data && <Rules key={JSON.stringify(rules.data.items)} saved={rules.data.items} teams={teams} />}
    </section>
  );
}

function Rules({ saved, teams }: { saved: TeamRule[]; teams: readonly Team[] }) {
  const queries = useQueryClient();
  const channels = useQuery(channelsQuery);
  const labels = useQuery(labelsQuery);
  const [rules, setRules] = useState<readonly TeamRule[]>(saved);
  const save = useMutation({
    mutationFn: () => saveTeamRules([...rules]),
    onSuccess: (now) => {
      queries.setQueryData(teamRulesQuery.queryKey, now);
      toast(t('teams.rulesSaved'));
    },
  });
  const put = (index: number, part: Partial<TeamRule>) => { setRules((was) => was.map((rule, n) => (n === index ? { ...rule, ...part } : rule))); };
  const first = teams[0];
  const add = () => { if (first) setRules((was) => [...was, { team: first.id, channels: [], labels: [], causes: [] }]); };
  const changed = JSON.stringify(rules) !== JSON.stringify(saved);
  return (
    <>
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <ol className="grid gap-3">
        {rules.map((rule, index) => (
          <li key={index}>
            <Card>
              <fieldset className="grid gap-3 p-4">
                <legend className="sr-only">{t('teams.rule', { n: index + 1 })}</legend>
                <div className="flex items-end gap-2">
                  <div className="min-w-0 flex-1"><SelectField label={t('teams.ruleTeam', { n: index + 1 })} value={rule.team} onChange={(event) => { put(index, { team: event.target.value }); }}>{teams.map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}</SelectField></div>
                  {index > 0 && <IconButton label={t('teams.ruleUp', { n: index + 1 })} onClick={() => { setRules((was) => moved(was, index)); }}><ArrowUp className="size-4" /></IconButton>}
                  <IconButton label={t('teams.ruleDrop', { n: index + 1 })} onClick={() => { setRules((was) => was.filter((_, n) => n !== index)); }}><Trash2 className="size-4" /></IconButton>
                </div>
                <Chips title={t('teams.when')} all={causes.map((cause) => ({ id: cause, name: t(`teams.cause.${cause}`) }))} chosen={rule.causes} change={(next) => { put(index, { causes: causes.filter((cause) => next.includes(cause)) }); }} />
                <Chips title={t('filter.label')} all={labels.data?.items ?? []} chosen={rule.labels} change={(next) => { put(index, { labels: next }); }} />
                {(channels.data?.items.length ?? 0) > 1 && <Chips title={t('inbox.channelTitle')} all={channels.data?.items ?? []} chosen={rule.channels} change={(next) => { put(index, { channels: next }); }} />}
                {rule.causes.length + rule.labels.length + rule.channels.length === 0 && <p className="text-xs text-ink-3">{t('teams.ruleAll')}</p>}
              </fieldset>
            </Card>
          </li>
        ))}
      </ol>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button icon={rules.length === 0 ? <Split className="size-4" /> : <Plus className="size-4" />} onClick={add}>{t('teams.ruleAdd')}</Button>
        {changed && <Button look="primary" busy={save.isPending} onClick={() => { save.mutate(); }}>{t('shell.save')}</Button>}
      </div>
    </>
  );
}

function moved<T>(all: readonly T[], index: number): T[] {
  const next = [...all];
  next.splice(index - 1, 0, ...next.splice(index, 1));
  return next;
}

function Chips({ title, all, chosen, change }: { title: string; all: readonly { id: string; name: string }[]; chosen: readonly string[]; change: (next: string[]) => void }) {
  if (all.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <p className="mb-1 text-xs font-medium text-ink-2">{title}</p>
      <div className="flex flex-wrap gap-1.5">
        {all.map(({ id, name }) => <Toggle key={id} on={chosen.includes(id)} change={(on) => { change(on ? [...chosen, id] : chosen.filter((other) => other !== id)); }}>{name}</Toggle>)}
      </div>
    </div>
  );
}
