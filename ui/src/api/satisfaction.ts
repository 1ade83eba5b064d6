import { get, put, type Page } from './client';

/** The words in which customers of one language are asked. */
export interface Wording {
  language: string;
  question: string;
  /** What 1, 2, 3, 4 and 5 are called. */
  scale: string[];
  button: string;
  comment: string;
  thanks: string;
}

export interface SatisfactionRules {
  enabled: boolean;
  channels: string[];
  byItself: boolean;
  delayMinutes: number;
  daysBetween: number;
  comment: boolean;
  /** Whoever speaks none of these is asked in the first. */
  wordings: Wording[];
}

interface Named {
  id: string;
  /** null: it is gone */
  name: string | null;
}

/** What a customer answered. */
export interface Answer {
  id: string;
  conversation: string;
  contact: Named;
  channel: Named;
  team: Named | null;
  /** Who resolved; null: it was resolved by itself. */
  teammate: Named | null;
  score: number;
  comment: string | null;
  language: string;
  resolvedAt: string;
  askedAt: string;
  answeredAt: string;
}

export interface AnswerFilter {
  score?: string;
  teammate?: string;
  team?: string;
  channel?: string;
  from?: string;
  to?: string;
}

export const readSatisfaction = () => get<SatisfactionRules>('/api/v1/satisfaction');
export const saveSatisfaction = (rules: SatisfactionRules) => put<SatisfactionRules>('/api/v1/satisfaction', rules);
export const listAnswers = (filter: AnswerFilter, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Answer>>('/api/v1/satisfaction/answers', { ...filter, cursor: cursor ?? undefined }, signal);
