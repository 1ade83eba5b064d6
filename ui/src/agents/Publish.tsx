import { changeAgent, type Agent } from '@/api/agents';
import { Button } from '@/design/Button';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { DiffView } from './DiffView';
import { lines } from './diff';
import { useAgentChange } from './queries';
import { versionWords } from './versions';

/** What is being written, and upon which version. */
export interface Draft {
  text: string;
  basis: Agent['prompt'];
  changed: boolean;
  /** Another version has come into use since. */
  overtaken: boolean;
}

interface PublishProps {
  agent: Agent;
  draft: Draft;
  published: (agent: Agent) => void;
  close: () => void;
}

/** What will change for customers, once more, before it does. */
export function Publish({ agent, draft, published, close }: PublishProps) {
  const publish = useAgentChange(agent.role, (prompt: string) => changeAgent(agent.role, { prompt }));
  const go = () => {
    publish.mutate(draft.text, {
      onSuccess: (saved) => {
        toast(t('agents.published', { version: versionWords(saved.prompt.version) }), 'ok');
        published(saved);
        close();
      },
    });
  };
  const wrong = fieldProblem(publish.error, 'prompt');
  return (
    <Overlay
      wide
      open
      onOpenChange={(open) => { if (!open) close(); }}
      title={t('agents.publishTitle')}
      description={t('agents.publishLead')}
      footer={
        <>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="primary" busy={publish.isPending} onClick={go}>{t('agents.publish')}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {draft.overtaken && <p role="alert" className="rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{t('agents.overtaken', { version: versionWords(agent.prompt.version) })}</p>}
        {wrong ? <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{wrong}</p> : <FormProblem error={publish.error} />}
        <DiffView lines={lines(agent.prompt.text, draft.text)} />
      </div>
    </Overlay>
  );
}
