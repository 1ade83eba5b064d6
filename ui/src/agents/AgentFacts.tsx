import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import type { Agent } from '@/api/agents';
import { Button } from '@/design/Button';
import { dollars } from '@/design/money';
import { Overlay } from '@/design/Overlay';
import { Pill } from '@/design/Pill';
import { number, t } from '@/texts';
import { AgentForm } from './AgentForm';
import { useOwnModel } from './queries';
import { roleName } from './roles';
import { versionWords } from './versions';

/** How it is set up, in one line; changing it needs no new version of the prompt. */
export function AgentFacts({ agent }: { agent: Agent }) {
  const [open, setOpen] = useState(false);
  const model = useOwnModel(agent.role);
  const spent = dollars(agent.spentThisMonth);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Pill tone={agent.on ? 'ok' : 'neutral'}>{agent.on ? t('agents.on') : t('agents.off')}</Pill>
      <Pill tone={agent.prompt.own ? 'accent' : 'neutral'}>{versionWords(agent.prompt.version)}</Pill>
      <Pill>{model ?? t('models.byOrder')}</Pill>
      <Pill>{t('agents.temperatureIs', { n: number(agent.temperature) })}</Pill>
      <Pill>{agent.monthlyBudget === null ? t('models.costThisMonth', { cost: spent }) : t('agents.spentOf', { spent, budget: dollars(agent.monthlyBudget) })}</Pill>
      <Button size="sm" icon={<Settings2 className="size-3.5" />} onClick={() => { setOpen(true); }}>{t('agents.settings')}</Button>
      <Overlay kind="sheet" open={open} onOpenChange={setOpen} title={t('agents.settingsOf', { name: roleName(agent.role) })} description={t('agents.settingsLead')}>
        {open && <AgentForm agent={agent} done={() => { setOpen(false); }} />}
      </Overlay>
    </div>
  );
}
