import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/access/session';
import type { Task } from '@/api/tasks';
import { Button } from '@/design/Button';
import { Bone, errorText } from '@/design/States';
import { useNow } from '@/design/useNow';
import { pick } from '@/desk/selection';
import { t } from '@/texts';
import { tasksQuery } from './queries';
import { TaskRow } from './TaskRow';
import { useTaskChange } from './useTaskChange';

const EditTask = lazy(() => import('./EditTask').then((module) => ({ default: module.EditTask })));

/** What is still to be done in a conversation. */
export function ConversationTasks({ conversation }: { conversation: string }) {
  const mayWrite = useMay('conversations:write');
  const now = useNow();
  const tasks = useInfiniteQuery(tasksQuery({ conversation }));
  const { finish } = useTaskChange();
  const [editing, setEditing] = useState<Task | null>(null);
  const all = tasks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {tasks.isPending && <Bone className="h-4 w-40" />}
      {tasks.isError && <p className="text-sm text-danger">{errorText(tasks.error)}</p>}
      {tasks.data && all.length === 0 && <p className="text-sm text-ink-3">{t('tasks.noneHere')}</p>}
      <ul>{all.map((task) => <TaskRow key={task.id} here task={task} now={now} tick={(done) => { finish.mutate({ id: task.id, done }); }} edit={() => { setEditing(task); }} />)}</ul>
      {mayWrite && <Button size="sm" look="quiet" className="-ml-2 mt-1" icon={<Plus className="size-3.5" />} onClick={() => { pick('task', [conversation]); }}>{t('tasks.make')}</Button>}
      {editing && <Suspense><EditTask task={editing} close={() => { setEditing(null); }} /></Suspense>}
    </>
  );
}
