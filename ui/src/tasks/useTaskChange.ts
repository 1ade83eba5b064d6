import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteTask, finishTask, type Task } from '@/api/tasks';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Ticking a task off, taking that back, and deleting it. */
export function useTaskChange() {
  const queries = useQueryClient();
  const onSettled = () => { for (const key of ['tasks', 'activities']) void queries.invalidateQueries({ queryKey: [key] }); };
  const onError = (error: Error) => { toast(errorText(error), 'danger'); };
  const finish = useMutation({
    mutationFn: ({ id, done }: { id: string; done: boolean }) => finishTask(id, done),
    onSuccess: ({ id }, { done }) => { if (done) toast(t('tasks.doneSaid'), 'ok', { label: t('desk.undo'), run: () => { finish.mutate({ id, done: false }); } }); },
    onError,
    onSettled,
  });
  const drop = useMutation({ mutationFn: (task: Task) => deleteTask(task.id), onError, onSettled });
  return { finish, drop };
}
