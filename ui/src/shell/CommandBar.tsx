import * as Dialog from '@radix-ui/react-dialog';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { CircleHelp, Columns3, Footprints, ListChecks, ListTodo, LogOut, Merge, MessageSquare, Moon, ScrollText, Search, Sun, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { listConversations } from '@/api/conversations';
import { cx } from '@/design/cx';
import { useStore } from '@/design/store';
import { useDebounced } from '@/design/useDebounced';
import { askSummary, helpQuery } from '@/assistance/summaries';
import { leadsTo } from '@/conversations/names';
import { conversationQuery } from '@/conversations/queries';
import { useHas, useMay } from '@/access/session';
import { picking } from '@/desk/selection';
import { macrosQuery } from '@/macros/queries';
import { useMaySetUp } from '@/settings/steps';
import { t } from '@/texts';
import { useLeave } from './AccountMenu';
import { matches } from './matches';
import { overlay } from './overlays';
import { chooseTheme } from './theme';
import { usePlaces } from './usePlaces';

interface Command {
  id: string;
  label: string;
  hint?: string;
  icon: LucideIcon;
  run: () => void;
}

export function CommandBar() {
  const open = useStore(overlay) === 'commands';
  return (
    <Dialog.Root open={open} onOpenChange={(next) => { overlay.set(next ? 'commands' : 'none'); }}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-fade" />
        <Dialog.Content
          aria-describedby=""
          className="fixed inset-x-3 top-[12dvh] z-40 mx-auto flex max-h-[70dvh] max-w-xl flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-pop outline-none animate-rise"
        >
          <Dialog.Title className="sr-only">{t('commands.title')}</Dialog.Title>
          <Commands close={() => { overlay.set('none'); }} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ close }: { close: () => void }) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const commands = useCommands(text);
  const current = Math.min(active, Math.max(0, commands.length - 1));
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    command.run();
  };
  useEffect(() => {
    document.getElementById(`command-${String(current)}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, commands.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0));
    else if (event.key === 'Enter') run(commands[current]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="commands"
          aria-activedescendant={commands.length > 0 ? `command-${String(current)}` : undefined}
          aria-label={t('commands.title')}
          placeholder={t('commands.placeholder')}
          value={text}
          onChange={(event) => { setText(event.target.value); setActive(0); }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent text-base outline-none"
        />
      </div>
      <div role="listbox" id="commands" aria-label={t('commands.title')} className="overflow-y-auto p-1.5">
        {commands.length === 0 && <p className="px-3 py-6 text-center text-sm text-ink-3">{t('commands.none')}</p>}
        {commands.map((command, index) => (
          <div
            key={command.id}
            id={`command-${String(index)}`}
            role="option"
            aria-selected={index === current}
            onMouseMove={() => { setActive(index); }}
            onClick={() => { run(command); }}
            className={cx('flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-2.5 text-sm', index === current && 'bg-accent-soft text-accent-text')}
          >
            <command.icon className="size-4 shrink-0 opacity-75" />
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            {command.hint && <span className="shrink-0 text-xs text-ink-3">{command.hint}</span>}
          </div>
        ))}
      </div>
    </>
  );
}

function useCommands(text: string): Command[] {
  const navigate = useNavigate();
  const leave = useLeave();
  const shown = usePlaces();
  const maySetUp = useMaySetUp();
  const { conversationId } = useParams({ strict: false });
  const mayAct = useMay('conversations:write') && conversationId !== undefined;
  const hasTasks = useHas('tasks');
  const hasPipeline = useHas('pipeline');
  const macros = useQuery({ ...macrosQuery, enabled: mayAct });
  const help = useQuery({ ...helpQuery, enabled: mayAct });
  const thread = useQuery({ ...conversationQuery(conversationId ?? ''), enabled: mayAct }).data;
  const q = useDebounced(text.trim(), 200);
  const found = useQuery({
    queryKey: ['conversations', 'command', q],
    queryFn: ({ signal }) => listConversations({ view: 'all', status: 'all', q }, null, signal),
    enabled: q.length >= 2,
  });
  // The bar gives the focus back before another dialog takes it.
  const ask = (kind: 'task' | 'deal' | 'macro' | 'merge', macro?: string) => () => { if (conversationId) setTimeout(() => { picking.set({ kind, ids: [conversationId], macro }); }, 0); };
  const acting: Command[] = mayAct ? [
    ...(hasPipeline ? [{ id: 'deal', label: t('commands.newDeal'), icon: Columns3, run: ask('deal') }] : []),
    ...(hasTasks ? [{ id: 'task', label: t('tasks.make'), icon: ListTodo, run: ask('task') }] : []),
    ...(thread && help.data?.summing === 'ready' ? [{ id: 'sum-up', label: t('assistance.sumUp'), icon: ScrollText, run: () => { void askSummary(thread.id, thread.lastMessageAt); } }] : []),
    { id: 'merge', label: t('merging.merge'), icon: Merge, run: ask('merge') },
    ...(macros.data?.items ?? []).map((macro) => ({ id: `macro ${macro.id}`, label: t('macros.runOne', { name: macro.name }), icon: ListChecks, run: ask('macro', macro.id) })),
  ] : [];
  const fixed: Command[] = [
    ...acting,
    ...shown.map((place) => ({
      id: place.to,
      label: t('commands.go', { place: t(place.label) }),
      icon: place.icon,
      run: () => { void navigate({ to: place.to }); },
    })),
    ...(maySetUp ? [{ id: 'steps', label: t('commands.go', { place: t('steps.title') }), icon: Footprints, run: () => { void navigate({ to: '/first-steps' }); } }] : []),
    { id: 'light', label: t('commands.light'), icon: Sun, run: () => { chooseTheme('light'); } },
    { id: 'dark', label: t('commands.dark'), icon: Moon, run: () => { chooseTheme('dark'); } },
    { id: 'help', label: t('help.title'), icon: CircleHelp, run: () => { setTimeout(() => { overlay.set('help'); }, 0); } },
    { id: 'leave', label: t('shell.signOut'), icon: LogOut, run: leave },
  ].filter((command) => matches(command.label, text));
  const conversations: Command[] = (q.length >= 2 ? (found.data?.items ?? []) : []).slice(0, 8).map((conversation) => ({
    id: conversation.id,
    label: conversation.contact.name ?? conversation.contact.address ?? t('inbox.unnamed'),
    hint: conversation.channelName,
    icon: MessageSquare,
    run: () => { void navigate({ to: '/inbox/$conversationId', params: { conversationId: leadsTo(conversation) } }); },
  }));
  return [...fixed, ...conversations];
}
