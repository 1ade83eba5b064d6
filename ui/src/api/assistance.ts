import { call, get, post } from './client';

/** resting: its money is spent, or no model answers */
export type Standing = 'ready' | 'resting' | 'off';
export type Task = 'answer' | 'shorter' | 'friendlier' | 'formal' | 'correct';

export interface Help {
  writing: Standing;
  summing: Standing;
}

export interface Written {
  text: string;
  sources: { title: string; kind: 'article' | 'document' }[];
  /** numbers, links and addresses that stand in nothing the model was to read */
  doubtful: string[];
}

const at = (conversation: string) => `/api/v1/conversations/${encodeURIComponent(conversation)}`;

export const readHelp = () => get<Help>('/api/v1/assistance');
/** Free while nobody has written since it was made. */
export const sumUp = (conversation: string) => post<{ summary: string }>(`${at(conversation)}/summary`);
export const haveWritten = (conversation: string, task: Task, text: string, signal: AbortSignal) =>
  call<Written>('POST', `${at(conversation)}/draft`, { body: { task, text }, signal });
