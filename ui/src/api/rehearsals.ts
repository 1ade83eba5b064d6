import { get, post, type Page } from './client';

export type Verdict = 'same' | 'different' | 'now-answered' | 'no-longer-answered' | 'failed';

export interface RehearsalSide {
  kind: 'answered' | 'unknown' | 'handed-over' | 'silent';
  /** null: not for this teammate to read. */
  words: string | null;
  sources: { kind: string; title: string }[];
}

export interface RehearsalItem {
  position: number;
  /** null: not for this teammate to read. */
  question: string | null;
  askedAt: string;
  before: RehearsalSide;
  after: RehearsalSide;
  verdict: Verdict;
  reason: string | null;
  /** The agent whose instructions were others had a part in it. */
  asked: boolean;
  cost: number;
}

export interface RehearsalHead {
  id: string;
  state: 'running' | 'done' | 'canceled' | 'stopped';
  reason: string | null;
  role: string | null;
  articles: number;
  last: number;
  total: number;
  done: number;
  counts: { same: number; different: number; nowAnswered: number; noLongerAnswered: number; failed: number };
  /** No model could be asked. */
  local: boolean;
  cost: number;
  startedAt: string;
}

export interface Rehearsal {
  rehearsal: RehearsalHead;
  masked: boolean;
  items: RehearsalItem[];
}

export interface SupposedArticle {
  id?: string;
  removed?: boolean;
  question?: string;
  answer?: string;
  phrases?: string[];
  language?: string;
}

/** What would be otherwise. */
export interface Supposed {
  prompt?: { role: string; text: string };
  articles?: SupposedArticle[];
}

const one = (id: string) => `/api/v1/rehearsals/${encodeURIComponent(id)}`;

export const startRehearsal = (last: number, supposed: Supposed) => post<Rehearsal>('/api/v1/rehearsals', { last, ...supposed });
export const listRehearsals = () => get<Page<RehearsalHead>>('/api/v1/rehearsals');
export const readRehearsal = (id: string) => get<Rehearsal>(one(id));
export const cancelRehearsal = (id: string) => post<RehearsalHead>(`${one(id)}/cancel`);
