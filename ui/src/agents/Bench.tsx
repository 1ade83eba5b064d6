import { useMutation } from '@tanstack/react-query';
import { FlaskConical, Play } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { tryAgent } from '@/api/agents';
import { Button } from '@/design/Button';
import { TextArea } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone } from '@/design/States';
import { t } from '@/texts';
import { BenchResult } from './BenchResult';

/** Says what the agent would say, with the text as it stands in the editor; nobody is answered and nothing is kept. */
export function Bench({ role, prompt }: { role: string; prompt: string | undefined }) {
  const [message, setMessage] = useState('');
  const run = useMutation({ mutationFn: () => tryAgent(role, message.trim(), prompt) });
  const ready = message.trim() !== '' && !run.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) run.mutate();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !ready) return;
    event.preventDefault();
    run.mutate();
  };
  const wrongPrompt = fieldProblem(run.error, 'prompt');
  return (
    <Card className="p-4">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2 className="text-base font-semibold">{t('bench.title')}</h2>
        <Pill tone={prompt === undefined ? 'neutral' : 'note'} icon={<FlaskConical className="size-3" aria-hidden="true" />}>{prompt === undefined ? t('bench.inUse') : t('bench.draft')}</Pill>
      </div>
      <form onSubmit={submit}>
        <TextArea label={t('bench.message')} hint={t('bench.hint')} rows={3} maxLength={4000} error={fieldProblem(run.error, 'message')} value={message} onKeyDown={onKeyDown} onChange={(event) => { setMessage(event.target.value); }} />
        <Button type="submit" look="primary" className="mt-3" icon={<Play className="size-3.5" />} busy={run.isPending} disabled={!ready}>{t('bench.run')}</Button>
      </form>
      <div aria-live="polite" data-testid="bench" className="mt-4">
        {run.isPending && <div role="status" className="grid gap-2"><span className="sr-only">{t('bench.thinking')}</span><Bone className="h-4 w-3/4" /><Bone className="h-4 w-1/2" /></div>}
        {run.isError && (wrongPrompt ? <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{wrongPrompt}</p> : <FormProblem error={run.error} />)}
        {run.data && !run.isPending && <BenchResult result={run.data} />}
      </div>
    </Card>
  );
}
