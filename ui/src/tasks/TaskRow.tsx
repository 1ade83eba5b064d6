import { Link } from '@tanstack/react-router';
import { AlarmClock, Pencil, Repeat2, Trash2, UserRound, Users } from 'lucide-react';
import { useMay, useMe } from '@/access/session';
import type { Task } from '@/api/tasks';
import { IconButton } from '@/design/Button';
import { cx } from '@/design/cx';
import { Pill } from '@/design/Pill';
import { dayAndTime, fullTime } from '@/design/time';
import { whenWords } from '@/desk/whenWords';
import { t } from '@/texts';
import { groupOf } from './when';

interface RowProps {
  task: Task;
  now: number;
  /** In the panel of its own conversation: said shorter. */
  here?: boolean;
  tick: (done: boolean) => void;
  edit: () => void;
  drop?: () => void;
}

export function TaskRow({ task, now, here, tick, edit, drop }: RowProps) {
  const mayWrite = useMay('conversations:write');
  const me = useMe().teammate.id;
  const done = task.doneAt !== null;
  const owner = task.team ? (task.team.name ?? t('tasks.formerTeam')) : task.teammate?.id === me ? t('holder.you') : (task.teammate?.name ?? t('holder.teammate'));
  return (
    <li data-testid="task" className={cx('flex items-start gap-3', here ? 'py-1.5' : 'border-b border-line/60 px-4 py-3 last:border-0')}>
      <label className="-m-2 flex size-9 shrink-0 cursor-pointer items-center justify-center">
        <input type="checkbox" aria-label={t(done ? 'tasks.reopenOne' : 'tasks.finishOne', { title: task.title })} className="size-4 accent-accent" checked={done} disabled={!mayWrite} onChange={(event) => { tick(event.target.checked); }} />
      </label>
      <div className="min-w-0 flex-1">
        <p className={cx('text-sm font-medium wrap-anywhere', done && 'text-ink-3 line-through')}>{task.title}</p>
        {task.note && <p className="mt-0.5 line-clamp-3 whitespace-pre-wrap text-xs text-ink-2 wrap-anywhere">{task.note}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-3">
          <DueWords task={task} now={now} />
          <span className="inline-flex items-center gap-1">{task.team ? <Users className="size-3" aria-hidden="true" /> : <UserRound className="size-3" aria-hidden="true" />}{owner}</span>
          {task.followUp && <span className="inline-flex items-center gap-1" title={t('tasks.followUpHint')}><Repeat2 className="size-3" aria-hidden="true" />{t('tasks.followUp')}</span>}
          {!here && task.conversation && <Link to="/inbox/$conversationId" params={{ conversationId: task.conversation }} search={{}} className="font-medium text-accent-text underline-offset-2 hover:underline">{task.contact?.name ?? t('tasks.conversation')}</Link>}
          {!here && !task.conversation && task.contact && <Link to="/contacts/$contactId" params={{ contactId: task.contact.id }} className="font-medium text-accent-text underline-offset-2 hover:underline">{task.contact.name ?? t('tasks.customer')}</Link>}
        </p>
      </div>
      {mayWrite && !done && <IconButton size="sm" label={t('labels.changeOne', { name: task.title })} onClick={edit}><Pencil className="size-4" /></IconButton>}
      {mayWrite && drop && <IconButton size="sm" label={t('labels.deleteOne', { name: task.title })} onClick={drop}><Trash2 className="size-4" /></IconButton>}
    </li>
  );
}

function DueWords({ task, now }: { task: Task; now: number }) {
  if (task.doneAt !== null) return <time dateTime={task.doneAt} title={fullTime(task.doneAt)}>{t('tasks.doneBy', { name: task.doneBy?.name ?? t('holder.teammate'), when: dayAndTime(task.doneAt) })}</time>;
  if (task.dueAt === null) return <span>{t('tasks.someDay')}</span>;
  const late = groupOf(task, now) === 'overdue';
  const icon = <AlarmClock className="size-3" aria-hidden="true" />;
  if (late) return <Pill tone="danger" icon={icon} title={fullTime(task.dueAt)}>{t('tasks.wasDue', { when: dayAndTime(task.dueAt) })}</Pill>;
  return <time dateTime={task.dueAt} title={fullTime(task.dueAt)} className="tabular inline-flex items-center gap-1">{icon}{whenWords(task.dueAt, now)}</time>;
}
