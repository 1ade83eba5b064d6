import { get, post, put, remove, type Page } from './client';

interface Named {
  id: string;
  /** null: it is gone */
  name: string | null;
}

/** Something a teammate, or a team, still has to do. */
export interface Task {
  id: string;
  title: string;
  note: string | null;
  dueAt: string | null;
  teammate: Named | null;
  team: Named | null;
  conversation: string | null;
  contact: Named | null;
  /** its conversation comes back when it is due */
  followUp: boolean;
  createdBy: Named;
  createdAt: string;
  doneBy: Named | null;
  doneAt: string | null;
}

export interface TaskDraft {
  title: string;
  note?: string;
  dueAt?: string;
  teammate?: string;
  team?: string;
  conversation?: string;
  contact?: string;
  followUp?: boolean;
}

export interface TaskFilter {
  whose?: 'mine' | 'all';
  done?: boolean;
  conversation?: string;
}

const at = (id: string) => `/api/v1/tasks/${encodeURIComponent(id)}`;

export const listTasks = (filter: TaskFilter, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Task>>('/api/v1/tasks', { whose: filter.whose, done: filter.done ? 'true' : undefined, conversation: filter.conversation, cursor: cursor ?? undefined }, signal);
export const countDueTasks = (before: string) => get<{ due: number }>('/api/v1/tasks/due', { before });
export const createTask = (draft: TaskDraft) => post<Task>('/api/v1/tasks', draft);
export const changeTask = (id: string, draft: TaskDraft) => put<Task>(at(id), draft);
export const finishTask = (id: string, done: boolean) => post<Task>(`${at(id)}/${done ? 'done' : 'reopen'}`);
export const deleteTask = (id: string) => remove(at(id));
