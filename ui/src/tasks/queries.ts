import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { countDueTasks, listTasks, type TaskFilter } from '@/api/tasks';
import { endOfDay } from './when';

export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', filter],
    queryFn: ({ pageParam, signal }) => listTasks(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** How many of mine are due until the day ends. */
export const dueTasksQuery = (now: number) => {
  const before = endOfDay(now).toISOString();
  return queryOptions({ queryKey: ['tasks', 'due', before], queryFn: () => countDueTasks(before) });
};
