import { useQuery } from '@tanstack/react-query';
import { History as Past } from 'lucide-react';
import { useState } from 'react';
import type { Agent } from '@/api/agents';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { Controls } from '@/rehearsal/Controls';
import { Findings } from '@/rehearsal/Findings';
import { rehearsalsQuery } from '@/rehearsal/queries';
import { useRehearsal } from '@/rehearsal/useRehearsal';
import { t } from '@/texts';
import { Publish, type Draft } from './Publish';

interface ReplaysProps {
  agent: Agent;
  draft: Draft;
  published: (agent: Agent) => void;
}

/** What customers asked lately, answered again with the text as it stands in the editor: nobody is written to. */
export function Replays({ agent, draft, published }: ReplaysProps) {
  const [publishing, setPublishing] = useState(false);
  const earlier = useQuery(rehearsalsQuery);
  const own = earlier.data?.items.filter((one) => one.role === agent.role) ?? [];
  const rehearsal = useRehearsal({ prompt: { role: agent.role, text: draft.text } }, own[0]?.id ?? null);
  const { id, choose, shown, start, cancel, running } = rehearsal;
  return (
    <div className="grid gap-4">
      <Card className="flex flex-wrap items-end gap-x-3 gap-y-3 p-4">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-base font-semibold">{t('rehearsal.title')}</h2>
          <p className="mt-0.5 text-sm text-ink-2">{draft.changed ? t('rehearsal.lead') : t('rehearsal.unchanged')}</p>
        </div>
        <Controls of={rehearsal} ready={draft.changed} />
        {draft.changed && <Button disabled={running} onClick={() => { setPublishing(true); }}>{t('agents.publish')}</Button>}
      </Card>
      <FormProblem error={start.error ?? cancel.error} />
      {earlier.isPending && <Bone className="h-32 w-full rounded-xl" />}
      {earlier.isError && <Failed error={earlier.error} retry={() => { void earlier.refetch(); }} />}
      {earlier.isSuccess && id === null && <Card><Empty icon={<Past className="size-5" />} title={t('rehearsal.none')}>{t('rehearsal.noneLead')}</Empty></Card>}
      {own.length > 1 && (
        <div className="w-fit max-w-full">
          <SelectField hideLabel label={t('rehearsal.earlier')} value={id ?? ''} disabled={running} onChange={(event) => { choose(event.target.value); }}>
            {own.map((one) => <option key={one.id} value={one.id}>{t('rehearsal.one', { at: dayAndTime(one.startedAt), n: one.total, same: one.counts.same })}</option>)}
          </SelectField>
        </div>
      )}
      {id !== null && shown.isPending && <Bone className="h-32 w-full rounded-xl" />}
      {id !== null && shown.isError && <Failed error={shown.error} retry={() => { void shown.refetch(); }} />}
      {shown.data && <Findings of={shown.data} />}
      {publishing && <Publish agent={agent} draft={draft} published={published} close={() => { setPublishing(false); }} />}
    </div>
  );
}
