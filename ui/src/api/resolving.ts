import { get, put } from './client';

/** When a conversation is resolved by itself; the first that fits counts. */
export interface QuietRule {
  channels: string[];
  minutes: number;
  message: string | null;
  label: string | null;
}

/** What has to be known before a teammate resolves; all that fit count. */
export interface RequiredRule {
  channels: string[];
  teams: string[];
  labels: string[];
  team: boolean;
  assignee: boolean;
}

export interface ResolvingRules {
  quiet: QuietRule[];
  required: RequiredRule[];
}

export interface MissingToResolve {
  /** for each rule that wants one: those of which one has to be put on */
  labels: string[][];
  team: boolean;
  assignee: boolean;
}

export const readResolving = () => get<ResolvingRules>('/api/v1/resolving');
export const saveResolving = (rules: ResolvingRules) => put<ResolvingRules>('/api/v1/resolving', rules);
export const missingToResolve = (conversation: string) => get<MissingToResolve>(`/api/v1/conversations/${encodeURIComponent(conversation)}/resolving`);
