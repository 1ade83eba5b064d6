import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { History as Past, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { cancelReplay, startReplay, type Agent, type Replay } from '@/api/agents';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Meter } from '@/design/Meter';
import { dollars } from '@/design/money';
import { Card } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { reasonText } from './outcome';
import { Publish, type Draft } from './Publish';
import { replayQuery, replaysQuery } from './queries';
import { ReplayCases } from './ReplayCases';

const COUNTS = [5, 10, 20, 50];

interface ReplaysProps {
  agent: Agent;
  draft: Draft;
  published: (agent: Agent) => void;
}

/** What customers asked lately, answered again with the text as it stands in the editor: nobody is written to. */
export function Replays({ agent, draft, published }: ReplaysProps) {
  const queries = useQueryClient();
  const [count, setCount] = useState(10);
  const [publishing, setPublishing] = useState(false);
  const earlier = useQuery(replaysQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = earlier.data?.items.filter((one) => one.role === agent.role && one.prompt) ?? [];
  const id = chosen ?? own[0]?.id ?? null;
  const replay = useQuery({ ...replayQuery(id ?? ''), enabled: id !== null });
  const begun = (now: Replay) => {
    queries.setQueryData(replayQuery(now.id).queryKey, now);
    void queries.invalidateQueries({ queryKey: replaysQuery.queryKey, exact: true });
  };
  const failed = (error: Error) => { toast(errorText(error), 'danger'); };
  const start = useMutation({
    mutationFn: () => startReplay(agent.role, count, draft.text),
    onSuccess: (now) => {
      begun(now);
      setChosen(now.id);
    },
    onError: failed,
  });
  const cancel = useMutation({ mutationFn: cancelReplay, onSuccess: begun, onError: failed });
  const running = replay.data?.state === 'running' || replay.data?.state === 'queued';
  return (
    <div className="grid gap-4">
      <Card className="flex flex-wrap items-end gap-x-3 gap-y-3 p-4">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-base font-semibold">{t('replay.title')}</h2>
          <p className="mt-0.5 text-sm text-ink-2">{draft.changed ? t('replay.lead') : t('replay.unchanged')}</p>
        </div>
        <SelectField label={t('replay.count')} value={count} disabled={running} onChange={(event) => { setCount(Number(event.target.value)); }}>
          {COUNTS.map((one) => <option key={one} value={one}>{t('replay.questions', { n: one })}</option>)}
        </SelectField>
        {running
          ? <Button icon={<Square className="size-3.5" />} busy={cancel.isPending} onClick={() => { if (id !== null) cancel.mutate(id); }}>{t('replay.cancel')}</Button>
          : <Button look="primary" icon={<Play className="size-3.5" />} busy={start.isPending} disabled={!draft.changed} onClick={() => { start.mutate(); }}>{t('replay.start')}</Button>}
        {draft.changed && <Button disabled={running} onClick={() => { setPublishing(true); }}>{t('agents.publish')}</Button>}
      </Card>
      {earlier.isPending && <Bone className="h-32 w-full rounded-xl" />}
      {earlier.isError && <Failed error={earlier.error} retry={() => { void earlier.refetch(); }} />}
      {earlier.isSuccess && id === null && <Card><Empty icon={<Past className="size-5" />} title={t('replay.none')}>{t('replay.noneLead')}</Empty></Card>}
      {own.length > 1 && (
        <div className="w-fit max-w-full">
          <SelectField hideLabel label={t('replay.earlier')} value={id ?? ''} onChange={(event) => { setChosen(event.target.value); }}>
            {own.map((one) => <option key={one.id} value={one.id}>{t('replay.one', { at: dayAndTime(one.createdAt), n: one.total, differing: one.differing })}</option>)}
          </SelectField>
        </div>
      )}
      {id !== null && replay.isError && <Failed error={replay.error} retry={() => { void replay.refetch(); }} />}
      {replay.data && <Progress replay={replay.data} />}
      {replay.data && <ReplayCases key={replay.data.id} items={replay.data.items} />}
      {publishing && <Publish agent={agent} draft={draft} published={published} close={() => { setPublishing(false); }} />}
    </div>
  );
}

function Progress({ replay }: { replay: Replay }) {
  const words = t('replay.progress', { done: replay.done, all: replay.total });
  return (
    <div data-testid="replay" data-state={replay.state}>
      <Meter label={t('replay.title')} value={replay.done} most={replay.total} words={words} tone="accent" />
      <p className="tabular mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2" role="status">
        <span className="font-medium text-ink">{t(`replay.state.${replay.state}`)}</span>
        <span>{words}</span>
        <span>{t('replay.differ', { n: replay.differing })}</span>
        <span>{t('replay.cost', { cost: dollars(replay.cost) })}</span>
      </p>
      {replay.state === 'done' && replay.total === 0 && <p className="mt-2 text-sm text-ink-2">{t('replay.nothing')}</p>}
      {replay.state === 'stopped' && <p className="mt-2 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{reasonText('nobody', replay.reason)}</p>}
    </div>
  );
}
