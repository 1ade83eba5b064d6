import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import { changeAgent, type Agent, type AgentChange } from '@/api/agents';
import { giveModels } from '@/api/models';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { modelsQuery, useListChange } from '@/llm/queries';
import { number, t } from '@/texts';
import { changeOf, fieldsOf, wrongOf } from './agentForm';
import { useAgentChange } from './queries';

/** Everything but the prompt. */
export function AgentForm({ agent, done }: { agent: Agent; done: () => void }) {
  const [fields, setFields] = useState(() => fieldsOf(agent));
  const save = useAgentChange(agent.role, (change: AgentChange) => changeAgent(agent.role, change));
  const wrong = wrongOf(fields, agent.limits);
  const field = (name: 'tone' | 'temperature' | 'mostTokens' | 'monthlyBudget', problem: string | null) => ({
    value: fields[name],
    error: problem ?? fieldProblem(save.error, name),
    onChange: (event: { target: { value: string } }) => { setFields({ ...fields, [name]: event.target.value }); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(wrong).includes(true)) return;
    save.mutate(changeOf(fields), {
      onSuccess: () => {
        toast(t('agents.settingsSaved'), 'ok');
        done();
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem error={save.error} />
      <label className="flex min-h-9 items-center gap-2.5 text-sm font-medium">
        <input type="checkbox" className="size-4 accent-accent" checked={fields.on} onChange={(event) => { setFields({ ...fields, on: event.target.checked }); }} />
        {t('agents.onLabel')}
      </label>
      <OwnModel role={agent.role} />
      {agent.toneUsed && <TextArea label={t('agents.tone')} hint={t('agents.toneHint')} rows={2} maxLength={agent.limits.toneLength} {...field('tone', null)} />}
      <TextField label={t('agents.temperature')} hint={t('agents.temperatureHint')} inputMode="decimal" placeholder={t('agents.usually', { n: number(agent.defaults.temperature) })} {...field('temperature', wrong.temperature ? t('agents.noTemperature') : null)} />
      <TextField label={t('agents.mostTokens')} hint={t('agents.mostTokensHint')} inputMode="numeric" placeholder={t('agents.usually', { n: number(agent.defaults.mostTokens) })} {...field('mostTokens', wrong.mostTokens ? t('agents.noTokens', { n: agent.limits.mostTokens }) : null)} />
      <TextField label={t('agents.budget')} hint={t('agents.budgetHint')} inputMode="decimal" placeholder={t('models.noLimit')} {...field('monthlyBudget', wrong.monthlyBudget ? t('models.noAmount') : null)} />
      <Tools tools={agent.tools} />
      <Button type="submit" look="primary" className="self-end" busy={save.isPending}>{t('shell.save')}</Button>
    </form>
  );
}

function Tools({ tools }: { tools: readonly string[] }) {
  return (
    <div className="text-sm">
      <p className="font-medium">{t('agents.tools')}</p>
      <p className="mt-1 text-ink-2">{tools.length === 0 ? t('agents.noTools') : t('agents.toolsAre', { tools: tools.join(', ') })}</p>
    </div>
  );
}

/** The same choice as on the page of the models; saved at once. */
function OwnModel({ role }: { role: string }) {
  const mayManage = useMay('models:manage');
  const models = useQuery({ ...modelsQuery, enabled: mayManage });
  const give = useListChange(giveModels);
  if (!models.data) return null;
  const change = (id: string) => {
    give.mutate({ [role]: id || null }, {
      onSuccess: () => { toast(t('models.roleSaved'), 'ok'); },
      onError: (error) => { toast(errorText(error), 'danger'); },
    });
  };
  return (
    <SelectField label={t('agents.model')} hint={t('agents.modelHint')} disabled={give.isPending} value={models.data.roles[role] ?? ''} onChange={(event) => { change(event.target.value); }}>
      <option value="">{t('models.byOrder')}</option>
      {models.data.items.map((model) => <option key={model.id} value={model.id}>{model.name}</option>)}
    </SelectField>
  );
}
