import { get, post, put, remove } from './client';
import type { AttributeValue } from './customers';
import type { Conversation, Label, LabelColour, Priority } from './conversations';

export const listLabels = () => get<{ items: Label[] }>('/api/v1/labels');
export const createLabel = (label: { name: string; colour: LabelColour }) => post<Label>('/api/v1/labels', label);
export const changeLabel = ({ id, ...label }: Label) => put<Label>(`/api/v1/labels/${encodeURIComponent(id)}`, label);
export const deleteLabel = (id: string) => remove(`/api/v1/labels/${encodeURIComponent(id)}`);

/** What to change; what is absent stays as it is. */
export interface Changes {
  label?: string[];
  unlabel?: string[];
  /** bot, none (whoever takes it), me, or a teammate's id */
  assign?: string;
  /** a team's id, or none */
  team?: string;
  priority?: Priority;
  snoozeUntil?: string;
  wake?: boolean;
  status?: 'open' | 'resolved';
  /** of the conversations, by key; null takes a value away */
  attributes?: Record<string, AttributeValue | null>;
  /** of their customers */
  contactAttributes?: Record<string, AttributeValue | null>;
  force?: boolean;
}

export interface Changed {
  items: Conversation[];
  refused: { id: string; code: string; detail: string }[];
}

export const changeConversations = (conversations: string[], changes: Changes) =>
  post<Changed>('/api/v1/conversations/changes', { conversations, ...changes });

export type ActivityKind =
  | 'labelled' | 'unlabelled' | 'assigned' | 'unassigned' | 'taken' | 'released' | 'prioritised' | 'snoozed' | 'woken' | 'resolved' | 'reopened' | 'teamed' | 'unteamed' | 'missed' | 'tasked' | 'task_done' | 'followed_up' | 'ran_macro' | 'ended_quietly' | 'rated' | 'merged' | 'took_in' | 'unmerged' | 'let_go';

export interface Activity {
  id: string;
  kind: ActivityKind;
  by: { id: string; name: string | null } | null;
  to: { id: string; name: string | null } | null;
  value: string | null;
  at: string;
}

export const listActivities = (conversation: string) =>
  get<{ items: Activity[] }>(`/api/v1/conversations/${encodeURIComponent(conversation)}/activities`);

/** A list somebody keeps; its filter is what the list of conversations takes. */
export interface SavedView {
  id: string;
  name: string;
  shared: boolean;
  mine: boolean;
  filter: Record<string, unknown>;
}

export const listViews = () => get<{ items: SavedView[] }>('/api/v1/inbox/views');
export const keepView = (view: Pick<SavedView, 'name' | 'shared' | 'filter'>) => post<SavedView>('/api/v1/inbox/views', view);
export const changeView = ({ id, name, shared, filter }: Omit<SavedView, 'mine'>) =>
  put<SavedView>(`/api/v1/inbox/views/${encodeURIComponent(id)}`, { name, shared, filter });
export const deleteView = (id: string) => remove(`/api/v1/inbox/views/${encodeURIComponent(id)}`);
