import { Briefcase, MessageSquareText, Minimize2, ScrollText, Smile, Sparkles, SpellCheck } from 'lucide-react';
import { useState } from 'react';
import type { Task } from '@/api/assistance';
import type { Conversation } from '@/api/conversations';
import { IconButton } from '@/design/Button';
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/design/Menu';
import { Spinner } from '@/design/Spinner';
import { useHotkeys } from '@/shell/hotkeys';
import { modKey } from '@/shell/platform';
import { t } from '@/texts';
import { askSummary } from './summaries';
import { useHelp, type Assistance } from './useAssistance';

const rewriting = [
  { task: 'shorter', icon: Minimize2 },
  { task: 'friendlier', icon: Smile },
  { task: 'formal', icon: Briefcase },
  { task: 'correct', icon: SpellCheck },
] as const;

interface MenuProps {
  conversation: Conversation;
  note: boolean;
  empty: boolean;
  assistance: Assistance;
  /** to the field */
  focus: () => void;
}

/** What a model can write here; gone where none is. Notes are the team's own: no model is told of them. */
export function AssistanceMenu({ conversation, note, empty, assistance, focus }: MenuProps) {
  const help = useHelp();
  const [open, setOpen] = useState(false);
  const writing = note ? 'off' : help.writing;
  const offered = writing !== 'off' || help.summing !== 'off';
  useHotkeys(offered ? { 'mod+j': () => { setOpen(true); } } : {});
  if (!offered) return null;
  const busy = assistance.state?.kind === 'busy';
  const ask = (task: Task) => () => { assistance.ask(task); };
  return (
    <Menu
      align="start"
      side="top"
      open={open}
      onOpenChange={setOpen}
      onClosed={focus}
      trigger={(
        <IconButton label={t('assistance.menu')} shortcut={`${modKey} J`} tipSide="top" aria-busy={busy || undefined}>
          {busy ? <Spinner className="size-4" /> : <Sparkles className="size-4" />}
        </IconButton>
      )}
    >
      {(writing === 'resting' || (writing === 'off' && help.summing === 'resting')) && <MenuLabel>{t('assistance.resting')}</MenuLabel>}
      {writing === 'ready' && busy && <MenuLabel>{t('assistance.writing')}</MenuLabel>}
      {writing === 'ready' && !busy && (
        <>
          <MenuItem icon={<MessageSquareText className="size-4" />} onSelect={ask('answer')}>{t(empty ? 'assistance.answer' : 'assistance.answerFrom')}</MenuItem>
          {!empty && rewriting.map(({ task, icon: Icon }) => (
            <MenuItem key={task} icon={<Icon className="size-4" />} onSelect={ask(task)}>{t(`assistance.${task}`)}</MenuItem>
          ))}
        </>
      )}
      {writing === 'ready' && help.summing === 'ready' && <MenuLine />}
      {help.summing === 'ready' && (
        <MenuItem icon={<ScrollText className="size-4" />} onSelect={() => { void askSummary(conversation.id, conversation.lastMessageAt); }}>{t('assistance.sumUp')}</MenuItem>
      )}
    </Menu>
  );
}
