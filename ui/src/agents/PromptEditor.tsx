import { useRef, useState } from 'react';
import type { Agent } from '@/api/agents';
import { Button } from '@/design/Button';
import { TextArea } from '@/design/Field';
import { Card } from '@/design/Page';
import { t } from '@/texts';
import { Placeholders } from './Placeholders';
import { Publish, type Draft } from './Publish';

interface PromptEditorProps {
  agent: Agent;
  draft: Draft;
  change: (text: string) => void;
  published: (agent: Agent) => void;
  /** Left out where there is nothing to replay. */
  replay?: () => void;
}

const BRACES = '{{}}'.length;

export function PromptEditor({ agent, draft, change, published, replay }: PromptEditorProps) {
  const [publishing, setPublishing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { text } = draft;
  const most = agent.limits.promptLength;
  /** Where the caret is, so that nobody has to copy it. */
  const insert = (name: string) => {
    const box = field.current;
    if (!box) return;
    const { selectionStart: from, selectionEnd: to } = box;
    change(`${text.slice(0, from)}{{${name}}}${text.slice(to)}`);
    const caret = from + name.length + BRACES;
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(caret, caret);
    });
  };
  return (
    <Card className="p-4">
      <TextArea
        ref={field}
        label={t('agents.prompt')}
        hint={t('agents.promptHint')}
        error={text.length > most ? t('agents.tooLong', { n: most }) : null}
        rows={22}
        spellCheck={false}
        className="font-mono text-sm leading-5"
        value={text}
        onChange={(event) => { change(event.target.value); }}
      />
      <Placeholders placeholders={agent.placeholders} insert={insert} />
      <div className="mt-4 flex flex-wrap items-center justify-end gap-2">
        <span className="mr-auto text-sm text-ink-3" role="status">{draft.changed ? t('agents.unsaved') : t('agents.inUse')}</span>
        {draft.changed && <Button look="quiet" onClick={() => { change(draft.basis.text); }}>{t('agents.undo')}</Button>}
        {replay && <Button disabled={!draft.changed} onClick={replay}>{t('agents.replayFirst')}</Button>}
        <Button look="primary" disabled={!draft.changed || text.trim() === '' || text.length > most} onClick={() => { setPublishing(true); }}>{t('agents.publish')}</Button>
      </div>
      {publishing && <Publish agent={agent} draft={draft} published={published} close={() => { setPublishing(false); }} />}
    </Card>
  );
}
