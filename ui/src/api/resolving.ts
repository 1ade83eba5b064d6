import { get, put } from './client';
import type { Attribute } from './customers';

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
  /** ids of those that have to have a value */
  attributes: string[];
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
  /** ids of those without a value */
  attributes: string[];
}

export const readResolving = () => get<ResolvingRules>('/api/v1/resolving');
export const saveResolving = (rules: ResolvingRules) => put<ResolvingRules>('/api/v1/resolving', rules);
/** Of up to a hundred conversations those that lack something, and the attributes they lack. */
export const missingOfMany = (conversations: readonly string[]) =>
  get<{ items: { id: string; missing: MissingToResolve }[]; fields: Attribute[] }>('/api/v1/resolving/missing', { id: conversations.join(',') });
