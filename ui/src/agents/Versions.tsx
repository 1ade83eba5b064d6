import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { restorePrompt, type Agent, type PromptVersion } from '@/api/agents';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { cx } from '@/design/cx';
import { SelectField } from '@/design/Field';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { DiffView } from './DiffView';
import { lines } from './diff';
import { promptQuery, promptsQuery, useAgentChange, useTeammateName } from './queries';
import { versionWords } from './versions';

interface VersionsProps {
  agent: Agent;
  unsaved: boolean;
  published: (agent: Agent) => void;
}

/** Every version there was, what each changed, and the way back. */
export function Versions({ agent, unsaved, published }: VersionsProps) {
  const versions = useQuery(promptsQuery(agent.role));
  const [chosen, setChosen] = useState<number | null>(null);
  if (versions.isPending) return <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-14 w-full" />)}</div>;
  if (versions.isError) return <Failed error={versions.error} retry={() => { void versions.refetch(); }} />;
  const items = versions.data.items;
  if (items.length < 2) return <Card className="p-5 text-sm text-ink-2">{t('history.none')}</Card>;
  const open = items.find((one) => one.version === chosen) ?? items[0];
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[17rem_minmax(0,1fr)]">
      <Card className="max-h-[28rem] overflow-y-auto">
        <ul data-testid="versions">
          {items.map((version) => (
            <li key={version.version} className="border-b border-line/60 last:border-0">
              <button type="button" aria-current={version === open || undefined} onClick={() => { setChosen(version.version); }} className={cx('flex w-full flex-col gap-0.5 px-4 py-3 text-left', version === open ? 'bg-accent-soft' : 'hover:bg-hover')}>
                <VersionLine version={version} />
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {open && <Opened key={open.version} version={open} agent={agent} unsaved={unsaved} published={published} />}
    </div>
  );
}

function VersionLine({ version }: { version: PromptVersion }) {
  const nameOf = useTeammateName();
  return (
    <>
      <span className="flex items-center gap-2 text-sm font-medium">{versionWords(version.version)}{version.current && <Pill tone="ok">{t('history.current')}</Pill>}</span>
      {version.at && <span className="text-xs text-ink-2">{t('history.by', { at: dayAndTime(version.at), who: nameOf(version.by) })}</span>}
      {version.restoredFrom !== null && <span className="text-xs text-ink-2">{t('history.restored', { version: versionWords(version.restoredFrom) })}</span>}
    </>
  );
}

function Opened({ agent, version, unsaved, published }: VersionsProps & { version: PromptVersion }) {
  const [against, setAgainst] = useState<'before' | 'current' | 'nothing'>(version.version > 0 ? 'before' : 'current');
  const [asking, setAsking] = useState(false);
  const shown = useQuery(promptQuery(agent.role, version.version));
  const name = versionWords(version.version);
  const back = useAgentChange(agent.role, (to: number) => restorePrompt(agent.role, to));
  const go = () => {
    back.mutate(version.version, {
      onSuccess: (saved) => {
        toast(t('history.rolledBack', { version: name }), 'ok');
        published(saved);
      },
      onError: (error) => { toast(errorText(error), 'danger'); },
      onSettled: () => { setAsking(false); },
    });
  };
  return (
    <Card className="min-w-0 p-4">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base font-semibold">{name}</h2>
        <div className="flex flex-wrap items-center gap-2">
          <SelectField hideLabel label={t('history.show')} value={against} onChange={(event) => { setAgainst(event.target.value as typeof against); }}>
            {version.version > 0 && <option value="before">{t('history.againstBefore')}</option>}
            {!version.current && <option value="current">{t('history.againstCurrent')}</option>}
            <option value="nothing">{t('history.whole')}</option>
          </SelectField>
          {!version.current && <Button icon={<RotateCcw className="size-3.5" />} onClick={() => { setAsking(true); }}>{t('history.rollBack')}</Button>}
        </div>
      </div>
      {shown.isPending && <Bone className="h-60 w-full rounded-lg" />}
      {shown.isError && <Failed error={shown.error} retry={() => { void shown.refetch(); }} />}
      {shown.data && (against === 'nothing'
        ? <pre className="whitespace-pre-wrap rounded-lg border border-line px-3 py-2 font-mono text-xs wrap-anywhere">{shown.data.text}</pre>
        : <DiffView lines={against === 'before' ? shown.data.lines : lines(agent.prompt.text, shown.data.text)} />)}
      <Confirm
        open={asking}
        title={t('history.rollBackTitle', { version: name })}
        description={unsaved ? t('history.rollBackUnsaved') : t('history.rollBackLead')}
        action={t('history.rollBack')}
        busy={back.isPending}
        onConfirm={go}
        onClose={() => { setAsking(false); }}
      />
    </Card>
  );
}
