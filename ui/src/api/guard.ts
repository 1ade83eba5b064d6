import { get, post, put } from './client';

/** Who is answered, how often, and what is left to a person. */
export interface Guard {
  perMinute: number;
  perDay: number;
  holdSuspicious: boolean;
  allowedOnly: boolean;
  allowed: string[];
  denied: string[];
}

export interface Tried {
  verdict: string;
  why: string;
  command: string | null;
  language: string;
  sentiment: number;
  priority: 'low' | 'normal' | 'high';
  intent: string | null;
  guesses: { skill: string; probability: number }[];
  sureFrom: number;
}

export type AskModel = 'never' | 'unsure' | 'always';

export interface Intent {
  skill: string;
  description: string;
  examples: string[];
  phrases: string[];
}

export interface Intents {
  items: Intent[];
  /** null: as found out from the phrases. */
  sureFrom: number | null;
  calibrated: number;
  model: AskModel;
}

export const readGuard = () => get<Guard>('/api/v1/guard');
export const changeGuard = (guard: Guard) => put<Guard>('/api/v1/guard', guard);
export const tryGuard = (words: string, from: string | undefined) => post<Tried>('/api/v1/guard/try', { words, from });
export const readIntents = () => get<Intents>('/api/v1/intents');
export const changeIntents = (intents: { phrases: Record<string, string[]>; sureFrom: number | null; model: AskModel }) => put<Intents>('/api/v1/intents', intents);
