import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Bot, ChevronRight, Lock } from 'lucide-react';
import { useMay } from '@/access/session';
import { changeAgent, type Agent } from '@/api/agents';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { Switch } from '@/design/Switch';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { agentsQuery, useAgentChange, useOwnModel } from './queries';
import { inOrder, roleAbout, roleIcons, roleName } from './roles';
import { SafetyCard } from './SafetyCard';
import { versionWords } from './versions';

export function AgentsScreen() {
  const mayManage = useMay('agents:manage');
  return (
    <Page title={t('place.agents')} lead={t('agents.lead')}>
      {mayManage ? <List /> : <Card><Empty icon={<Lock className="size-5" />} title={t('agents.notYours')}>{t('agents.notYoursLead')}</Empty></Card>}
    </Page>
  );
}

function List() {
  const agents = useQuery(agentsQuery);
  if (agents.isPending) return <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-20 w-full rounded-xl" />)}</div>;
  if (agents.isError) return <Failed error={agents.error} retry={() => { void agents.refetch(); }} />;
  const items = inOrder(agents.data.items);
  return (
    <>
      {items.every((agent) => !agent.on || !agent.ready) && <NotReady />}
      <ul className="grid gap-3 lg:grid-cols-2" data-testid="agents">
        {items.map((agent) => <AgentCard key={agent.role} agent={agent} />)}
      </ul>
      <SafetyCard />
    </>
  );
}

/** Agents think with a model: without one they wait. */
export function NotReady() {
  const mayManage = useMay('models:manage');
  return (
    <p className="mb-4 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait" data-testid="no-model">
      {t('agents.noModel')} {mayManage && <Link to="/settings/models" className="font-semibold underline">{t('agents.toModels')}</Link>}
    </p>
  );
}

function AgentCard({ agent }: { agent: Agent }) {
  const queries = useQueryClient();
  const name = roleName(agent.role);
  const model = useOwnModel(agent.role);
  const Icon = roleIcons[agent.role] ?? Bot;
  const turn = useAgentChange(agent.role, (on: boolean) => changeAgent(agent.role, { on }));
  const change = (on: boolean) => {
    turn.mutate(on, {
      onSuccess: () => { toast(t(on ? 'agents.nowOn' : 'agents.nowOff', { name }), 'ok'); },
      onError: (error) => {
        toast(errorText(error), 'danger');
        void queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
      },
    });
  };
  return (
    <li data-testid="agent" data-role={agent.role} data-on={agent.on}>
      <Card className="relative flex h-full items-start gap-3 p-4 transition-colors hover:border-line-strong">
        <span className={agent.on ? 'flex size-10 shrink-0 items-center justify-center rounded-xl bg-bot-soft text-bot' : 'flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-ink-3'}><Icon className="size-5" strokeWidth={1.8} aria-hidden="true" /></span>
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">
            <Link to="/settings/agents/$role" params={{ role: agent.role }} className="inline-flex items-center gap-1 rounded after:absolute after:inset-0">{name}<ChevronRight className="size-4 text-ink-3" aria-hidden="true" /></Link>
          </h2>
          <p className="mt-0.5 text-sm text-ink-2">{roleAbout(agent.role)}</p>
          <p className="mt-2 flex flex-wrap gap-1.5">
            {!agent.on && <Pill>{t('agents.off')}</Pill>}
            <Pill tone={agent.prompt.own ? 'accent' : 'neutral'}>{versionWords(agent.prompt.version)}</Pill>
            <Pill>{model ?? t('models.byOrder')}</Pill>
          </p>
        </div>
        <Switch label={t('agents.switch', { name })} on={turn.isPending ? turn.variables : agent.on} disabled={turn.isPending} onChange={change} className="z-10" />
      </Card>
    </li>
  );
}
