import { get, post, put, type Page } from './client';

export interface Placeholder {
  name: string;
  meaning: string;
  example: string;
}

export interface Agent {
  role: string;
  on: boolean;
  /** A model can be asked right now. */
  ready: boolean;
  prompt: { version: number; text: string; own: boolean; editedAt: string | null; editedBy: string | null };
  placeholders: Placeholder[];
  tone: string;
  toneUsed: boolean;
  temperature: number;
  mostTokens: number;
  defaults: { temperature: number; mostTokens: number; patienceSeconds: number };
  limits: { promptLength: number; toneLength: number; mostTokens: number };
  tools: string[];
  /** null: none of its own. */
  monthlyBudget: number | null;
  spentThisMonth: number;
  replayable: boolean;
}

/** What is left out stays. */
export interface AgentChange {
  prompt?: string;
  /** -1: as the product has it. */
  temperature?: number;
  /** 0: as the product has it. */
  mostTokens?: number;
  on?: boolean;
  tone?: string;
  /** 0: none of its own. */
  monthlyBudget?: number;
}

export interface PromptVersion {
  /** 0: the product's own. */
  version: number;
  current: boolean;
  at: string | null;
  by: string | null;
  restoredFrom: number | null;
}

export interface PromptLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface PromptText extends PromptVersion {
  text: string;
  before: { version: number; text: string } | null;
  /** From `before` to it. */
  lines: PromptLine[];
}

export type Outcome = 'answered' | 'withheld' | 'refused' | 'nobody';

export interface Tried {
  promptVersion: number | null;
  /** What the model saw, masked as it is. */
  rendered: { who: 'instructions' | 'customer' | 'assistant' | 'tool'; text: string }[];
  outcome: Outcome;
  reason: string | null;
  answer: string;
  calls: { tool: string; arguments: string }[];
  notes: { code: string; detail: string }[];
  sources: { name: string; title: string }[];
  provider: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  cost: number;
  ms: number;
}

export interface Safety {
  mask: Record<string, boolean>;
  /** Hosts that answers may link to. */
  links: string[];
}

const one = (role: string) => `/api/v1/agents/${encodeURIComponent(role)}`;

export const listAgents = () => get<Page<Agent>>('/api/v1/agents');
export const readAgent = (role: string) => get<Agent>(one(role));
export const changeAgent = (role: string, change: AgentChange) => put<Agent>(one(role), change);
export const listPrompts = (role: string) => get<Page<PromptVersion>>(`${one(role)}/prompts`);
export const readPrompt = (role: string, version: number, against?: number) => get<PromptText>(`${one(role)}/prompts/${String(version)}`, { against });
export const restorePrompt = (role: string, version: number) => post<Agent>(`${one(role)}/prompts/${String(version)}/restore`);
export const tryAgent = (role: string, message: string, prompt: string | undefined) => post<Tried>(`${one(role)}/try`, { message, prompt });
export const readSafety = () => get<Safety>('/api/v1/agents/safety');
export const changeSafety = (safety: Partial<Safety>) => put<Safety>('/api/v1/agents/safety', safety);
