import { get, post, put, remove, type Page } from './client';

export type Ability = 'chat' | 'embedding' | 'transcription';

/** What was entered; money in US dollars, prices per million tokens. */
export interface ModelSettings {
  name: string;
  kind: string;
  baseUrl?: string;
  /** Left out: stays. Empty: taken away. */
  apiKey?: string;
  model: string;
  embeddingModel?: string;
  transcriptionModel?: string;
  inputPrice?: number;
  outputPrice?: number;
}

export interface Circuit {
  state: 'closed' | 'open' | 'half-open';
  failures: number;
  until: string | null;
}

export interface Model {
  id: string;
  name: string;
  kind: string;
  baseUrl: string;
  hasKey: boolean;
  model: string;
  embeddingModel: string | null;
  transcriptionModel: string | null;
  inputPrice: number | null;
  outputPrice: number | null;
  /** null: nobody knows it, so its calls count as free. */
  price: { input: number; output: number; source: 'own' | 'table'; checked: string | null } | null;
  /** Its place in the order; null: off. */
  position: number | null;
  roles: string[];
  circuit: Circuit;
  lastError: { code: string; words: string; at: string } | null;
  thisMonth: { calls: number; failures: number; inputTokens: number; outputTokens: number; cost: number; averageMs: number | null };
}

/** null: no limit. */
export interface Limits {
  monthly: number | null;
  perConversation: number | null;
  softPercent: number;
}

export interface Budget extends Limits {
  month: string;
  spent: number;
  state: 'none' | 'within' | 'warned' | 'spent';
}

export interface ModelList {
  /** In the order they are asked, then those that are off. */
  items: Model[];
  /** Who has a model of their own. */
  roles: Record<string, string>;
  budget: Budget;
}

export interface ModelKind {
  kind: string;
  name: string;
  baseUrl: string | null;
  keyNeeded: boolean;
  embeddings: boolean;
  transcriptions: boolean;
  /** Names of well-known ones. */
  models: string[];
}

export interface ModelCheck {
  ability: Ability;
  ok: boolean;
  answer?: string | null;
  code?: string | null;
  reason?: string | null;
  ms: number;
}

export interface ModelTest {
  ok: boolean;
  checks: ModelCheck[];
}

const one = (id: string) => `/api/v1/models/${encodeURIComponent(id)}`;

export const listModels = () => get<ModelList>('/api/v1/models');
export const listModelKinds = () => get<Page<ModelKind>>('/api/v1/models/kinds');
export const addModel = (settings: ModelSettings) => post<Model>('/api/v1/models', settings);
export const changeModel = (id: string, settings: ModelSettings) => put<Model>(one(id), settings);
export const deleteModel = (id: string) => remove(one(id));
/** Those left out are off. */
export const orderModels = (order: readonly string[]) => put<ModelList>('/api/v1/models/chain', { order });
export const giveModels = (roles: Record<string, string | null>) => put<ModelList>('/api/v1/models/roles', roles);
export const testModel = (id: string) => post<ModelTest>(`${one(id)}/test`);
export const setLimits = (limits: Limits) => put<Budget>('/api/v1/models/budget', limits);
