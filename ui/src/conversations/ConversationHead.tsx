import { getRouteApi, Link } from '@tanstack/react-router';
import { AlarmClock, Bot, ChevronLeft, CircleCheck, Flag, Hand, ListChecks, ListTodo, Merge, MoreHorizontal, PanelRight, Tag, Unplug, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Conversation } from '@/api/conversations';
import { useHas, useMay, useMe } from '@/access/session';
import { DemoMark } from '@/demo/DemoMark';
import { Avatar } from '@/design/Avatar';
import { Button, IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { Confirm } from '@/design/Confirm';
import { Kbd } from '@/design/Kbd';
import { Menu, MenuItem, MenuLine } from '@/design/Menu';
import { Pill } from '@/design/Pill';
import { fullTime, span } from '@/design/time';
import { useNow } from '@/design/useNow';
import { LabelPill } from '@/desk/LabelPill';
import { pick, selection, type PickKind } from '@/desk/selection';
import { SnoozedPill } from '@/desk/SnoozedPill';
import { DuePill } from '@/levels/DuePill';
import { useTyping } from '@/live/typing';
import { useHotkeys } from '@/shell/hotkeys';
import { TeamPill } from '@/teams/TeamPill';
import { t } from '@/texts';
import { HolderBadge } from './HolderBadge';
import { contactName } from './names';
import { UrgentMark } from './UrgentMark';
import { useHolding, type Passing } from './useHolding';

const route = getRouteApi('/app/inbox');

interface HeadProps {
  conversation: Conversation;
  panelOpen: boolean;
  onPanel: () => void;
}

export function ConversationHead({ conversation, panelOpen, onPanel }: HeadProps) {
  const me = useMe();
  const mayWrite = useMay('conversations:write');
  const hasTasks = useHas('tasks');
  const search = route.useSearch();
  const holding = useHolding(conversation.id);
  const { holder } = conversation;
  const now = useNow();
  const typing = useTyping(conversation.id);
  const mine = holder.kind === 'teammate' && holder.id === me.teammate.id;
  const open = conversation.status === 'open';
  const canTake = mayWrite && !mine;
  const canRelease = mayWrite && open && holder.kind !== 'bot';
  const canResolve = mayWrite && open;
  const ask = (kind: PickKind) => () => { pick(kind, [conversation.id]); };
  useHotkeys({
    t: () => { if (canTake) holding.take(); },
    e: () => {
      // What is ticked is meant then.
      if (!canResolve || selection.get().length > 0) return false;
      holding.resolve();
      return true;
    },
  });
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 py-2 md:px-4">
      <Link to="/inbox" search={search} aria-label={t('conversation.back')} className="inline-flex size-10 items-center justify-center rounded-lg text-ink-2 hover:bg-hover md:hidden">
        <ChevronLeft className="size-5" />
      </Link>
      <button type="button" onClick={onPanel} className="flex min-w-0 flex-1 items-center gap-3 rounded-lg text-left" title={t('conversation.about', { name: contactName(conversation) })}>
        <Avatar name={conversation.contact.name} seed={conversation.contact.id} />
        <span className="min-w-0 overflow-hidden">
          <span className="flex items-center gap-2"><span className="min-w-0 truncate text-base font-semibold leading-5">{contactName(conversation)}</span><DemoMark kind={conversation.channelKind} /></span>
          <span className="mt-0.5 flex items-center gap-2">
            <HolderBadge holder={holder} waiting={conversation.waitingSince ? span(now - Date.parse(conversation.waitingSince)) : null} />
            {typing ? (
              <span data-testid="contact-typing" className="min-w-0 truncate text-xs font-medium text-accent-text">{t('conversation.typing', { name: contactName(conversation) })}</span>
            ) : (
              <>
                <span className={cx('min-w-0 items-center gap-1.5', panelOpen ? 'hidden 2xl:flex' : 'flex')}>
                  {conversation.unreachableSince && (
                    <Pill tone="danger" icon={<Unplug className="size-3" />} title={t('conversation.unreachableSince', { channel: conversation.channelName, at: fullTime(conversation.unreachableSince) })}>{t('conversation.unreachable')}</Pill>
                  )}
                  {conversation.snoozedUntil && <SnoozedPill until={conversation.snoozedUntil} now={now} />}
                  {conversation.priority === 'high' && open && <UrgentMark />}
                  {conversation.due && <DuePill due={conversation.due} now={now} />}
                  {conversation.team && <span className="hidden min-w-0 lg:flex"><TeamPill name={conversation.team.name} /></span>}
                  <span className="hidden min-w-0 gap-1 lg:flex">{conversation.labels.map((label) => <LabelPill key={label.id} label={label} />)}</span>
                </span>
                <span className={cx('hidden truncate text-xs text-ink-3', panelOpen ? '2xl:inline' : 'lg:inline')}>{conversation.channelName}</span>
              </>
            )}
          </span>
        </span>
      </button>
      <div className="hidden items-center gap-2 sm:flex">
        {canRelease && (
          <Button size="md" icon={<Bot className="size-4 text-bot" />} busy={holding.busy === 'release'} onClick={holding.release} aria-label={t('holding.release')} title={t('holding.release')}>
            <span className="hidden 2xl:inline">{t('holding.release')}</span>
            {!canTake && <span className="2xl:hidden">{t('holding.releaseShort')}</span>}
          </Button>
        )}
        {canTake && (
          <Button look={canResolve && holder.kind !== 'queue' ? 'secondary' : 'primary'} icon={<Hand className="size-4" />} busy={holding.busy === 'take'} onClick={holding.take}>{t('holding.take')}</Button>
        )}
        {canResolve && (
          <Button look={mine ? 'primary' : 'secondary'} icon={<CircleCheck className="size-4" />} busy={holding.busy === 'resolve'} onClick={holding.resolve}>{t('holding.resolve')}</Button>
        )}
      </div>
      {mayWrite && (
        <Menu trigger={<button type="button" aria-label={t('conversation.actions')} className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:bg-hover sm:size-8"><MoreHorizontal className="size-5" /></button>}>
          <span className="contents sm:hidden">
            {canTake && <MenuItem icon={<Hand className="size-4" />} onSelect={holding.take}>{t('holding.take')}</MenuItem>}
            {canRelease && <MenuItem icon={<Bot className="size-4" />} onSelect={holding.release}>{t('holding.release')}</MenuItem>}
            {canResolve && <MenuItem icon={<CircleCheck className="size-4" />} onSelect={holding.resolve}>{t('holding.resolve')}</MenuItem>}
            <MenuLine />
          </span>
          <MenuItem icon={<UserPlus className="size-4" />} hint={<Kbd>A</Kbd>} onSelect={ask('assign')}>{t('desk.assign')}</MenuItem>
          <MenuItem icon={<Tag className="size-4" />} hint={<Kbd>L</Kbd>} onSelect={ask('label')}>{t('desk.labels')}</MenuItem>
          <MenuItem icon={<Flag className="size-4" />} hint={<Kbd>P</Kbd>} onSelect={ask('priority')}>{t('desk.priority')}</MenuItem>
          {open && <MenuItem icon={<AlarmClock className="size-4" />} hint={<Kbd>H</Kbd>} onSelect={ask('snooze')}>{t('desk.snooze')}</MenuItem>}
          <MenuItem icon={<ListChecks className="size-4" />} hint={<Kbd>M</Kbd>} onSelect={ask('macro')}>{t('macros.runIt')}</MenuItem>
          {hasTasks && <MenuItem icon={<ListTodo className="size-4" />} hint={<Kbd>D</Kbd>} onSelect={ask('task')}>{t('tasks.make')}</MenuItem>}
          {!conversation.mergedInto && <MenuItem icon={<Merge className="size-4" />} onSelect={ask('merge')}>{t('merging.merge')}</MenuItem>}
        </Menu>
      )}
      <span className="hidden sm:block">
        <IconButton label={panelOpen ? t('panel.close') : t('panel.open')} active={panelOpen} onClick={onPanel}>
          <PanelRight className="size-[18px]" />
        </IconButton>
      </span>
      <Contest holding={holding} name={holder.name ?? t('holder.teammate')} />
    </header>
  );
}

/** Somebody else has it: are you sure? */
function Contest({ holding, name }: { holding: ReturnType<typeof useHolding>; name: string }) {
  // What was asked stays on the screen while the dialog leaves it.
  const [asked, setAsked] = useState<Passing>('take');
  if (holding.contested && holding.contested !== asked) setAsked(holding.contested);
  return (
    <Confirm
      open={holding.contested !== null}
      title={t('holding.contested', { name })}
      description={t(`holding.contestedLead.${asked}`, { name })}
      action={t(`holding.anyway.${asked}`)}
      busy={holding.busy !== null}
      onConfirm={holding.insist}
      onClose={holding.leaveIt}
    />
  );
}
