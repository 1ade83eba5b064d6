import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ListTodo, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import type { Task } from '@/api/tasks';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { Toggle } from '@/design/Toggle';
import { useNow } from '@/design/useNow';
import { useHotkeys } from '@/shell/hotkeys';
import { t } from '@/texts';
import { EditTask } from './EditTask';
import { tasksQuery } from './queries';
import { TaskRow } from './TaskRow';
import { useTaskChange } from './useTaskChange';
import { groupOf, groups } from './when';

export function TasksScreen() {
  const { whose = 'mine', done = false } = useSearch({ from: '/app/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const mayWrite = useMay('conversations:write');
  const now = useNow();
  const tasks = useInfiniteQuery(tasksQuery({ whose, done }));
  const { finish, drop } = useTaskChange();
  const [editing, setEditing] = useState<Task | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Task | null>(null);
  useHotkeys({ d: () => { if (!mayWrite) return false; setEditing('new'); return true; } });
  const all = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  const make = mayWrite && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('tasks.make')}</Button>;
  const row = (task: Task) => (
    <TaskRow key={task.id} task={task} now={now} tick={(ticked) => { finish.mutate({ id: task.id, done: ticked }); }} edit={() => { setEditing(task); }} drop={() => { setLeaving(task); }} />
  );
  return (
    <Page title={t('place.tasks')} lead={t('tasks.lead')} actions={make}>
      <div className="mb-4 flex gap-2" role="group" aria-label={t('tasks.whose')}>
        <Toggle on={whose === 'mine'} change={() => { void navigate({ search: (was) => ({ ...was, whose: undefined }) }); }}>{t('tasks.mine')}</Toggle>
        <Toggle on={whose === 'all'} change={() => { void navigate({ search: (was) => ({ ...was, whose: 'all' }) }); }}>{t('tasks.all')}</Toggle>
      </div>
      <Tabs label={t('place.tasks')} tabs={[{ name: 'open', label: t('tasks.open') }, { name: 'done', label: t('tasks.done') }]} open={done ? 'done' : 'open'} choose={(name) => { void navigate({ search: (was) => ({ ...was, done: name === 'done' || undefined }) }); }}>
        {tasks.isPending && <Card><div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((bone) => <Bone key={bone} className="h-10 w-full" />)}</div></Card>}
        {tasks.isError && <Card><Failed error={tasks.error} retry={() => { void tasks.refetch(); }} /></Card>}
        {tasks.data && all.length === 0 && <Card><Empty icon={<ListTodo className="size-5" />} title={t(done ? 'tasks.noneDone' : 'tasks.none')} action={!done && make}>{t(done ? 'tasks.noneDoneLead' : 'tasks.noneLead')}</Empty></Card>}
        {done && all.length > 0 && <Card><ul>{all.map(row)}</ul></Card>}
        {!done && groups.map((group) => {
          const those = all.filter((task) => groupOf(task, now) === group);
          return those.length > 0 && (
            <section key={group} aria-label={t(`tasks.group.${group}`)} className="mb-6">
              <h2 className="mb-2 flex items-baseline gap-2 text-sm font-semibold">{t(`tasks.group.${group}`)} <span className="tabular text-xs font-medium text-ink-3">{those.length}{tasks.hasNextPage && group === 'later' ? '+' : ''}</span></h2>
              <Card><ul>{those.map(row)}</ul></Card>
            </section>
          );
        })}
        {tasks.hasNextPage && <p className="pt-3 text-center"><Button size="sm" look="quiet" busy={tasks.isFetchingNextPage} onClick={() => { void tasks.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
      </Tabs>
      {editing && <EditTask task={editing === 'new' ? null : editing} close={() => { setEditing(null); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('labels.deleteTitle', { name: leaving.title })}
          description={t('tasks.deleteLead')}
          action={t('labels.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving, { onSettled: () => { setLeaving(null); } }); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}
