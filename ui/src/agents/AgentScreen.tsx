import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Lock } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import type { Agent } from '@/api/agents';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { t } from '@/texts';
import { AgentFacts } from './AgentFacts';
import type { AgentTab } from './agentSearch';
import { NotReady } from './AgentsScreen';
import { Bench } from './Bench';
import { LeaveGuard } from './LeaveGuard';
import { PromptEditor } from './PromptEditor';
import { agentQuery } from './queries';
import { Replays } from './Replays';
import { roleAbout, roleName } from './roles';
import { Versions } from './Versions';

/** One agent: what it is told, tried before customers meet it, and how it came to be so. */
export function AgentScreen() {
  const mayManage = useMay('agents:manage');
  const { role } = useParams({ from: '/app/settings/agents/$role' });
  const back = (
    <Link to="/settings/agents" className="-ml-2 inline-flex h-9 items-center gap-1 rounded-lg px-2 text-sm font-medium text-ink-2 hover:bg-hover hover:text-ink">
      <ChevronLeft className="size-4" aria-hidden="true" />{t('agents.all')}
    </Link>
  );
  return (
    <Page title={roleName(role)} lead={roleAbout(role)} actions={back}>
      {mayManage ? <Loaded key={role} role={role} /> : <Card><Empty icon={<Lock className="size-5" />} title={t('agents.notYours')}>{t('agents.notYoursLead')}</Empty></Card>}
    </Page>
  );
}

function Loaded({ role }: { role: string }) {
  const agent = useQuery(agentQuery(role));
  if (agent.isPending) return <div role="status" className="grid gap-4"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-10 w-72" /><Bone className="h-96 w-full rounded-xl" /></div>;
  if (agent.isError) return <Failed error={agent.error} retry={() => { void agent.refetch(); }} />;
  return <Workshop agent={agent.data} />;
}

function Workshop({ agent }: { agent: Agent }) {
  const { tab = 'prompt' } = useSearch({ from: '/app/settings/agents/$role' });
  const navigate = useNavigate();
  const [text, setText] = useState(agent.prompt.text);
  const [basis, setBasis] = useState(agent.prompt);
  // A version from elsewhere is taken over as long as nothing has been written here.
  if (basis.version !== agent.prompt.version && text === basis.text) {
    setBasis(agent.prompt);
    setText(agent.prompt.text);
  }
  const show = (next: AgentTab) => { void navigate({ to: '/settings/agents/$role', params: { role: agent.role }, search: { tab: next === 'prompt' ? undefined : next }, replace: true }); };
  const draft = { text, basis, changed: text !== basis.text, overtaken: basis.version !== agent.prompt.version };
  const published = ({ prompt }: Agent) => { setBasis(prompt); setText(prompt.text); };
  const tabs = [
    { name: 'prompt', label: t('agents.tab.prompt') },
    ...(agent.replayable ? [{ name: 'replay', label: t('agents.tab.replay') } as const] : []),
    { name: 'history', label: t('agents.tab.history') },
  ] as const;
  return (
    <>
      {agent.on && !agent.ready && <NotReady />}
      <AgentFacts agent={agent} />
      <Tabs label={roleName(agent.role)} tabs={tabs} open={tab} choose={show}>
        {tab === 'prompt' && (
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <PromptEditor agent={agent} draft={draft} change={setText} published={published} replay={agent.replayable ? () => { show('replay'); } : undefined} />
            <Bench role={agent.role} prompt={draft.changed ? text : undefined} />
          </div>
        )}
        {tab === 'replay' && agent.replayable && <Replays agent={agent} draft={draft} published={published} />}
        {tab === 'history' && <Versions agent={agent} unsaved={draft.changed} published={published} />}
      </Tabs>
      <LeaveGuard unsaved={draft.changed} />
    </>
  );
}
