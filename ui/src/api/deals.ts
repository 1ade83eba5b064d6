import { get, post, put, remove, type Page } from './client';
import { exported, type SheetFormat } from './exports';

interface Named {
  id: string;
  /** null: it is gone */
  name: string | null;
}

export interface Money {
  /** Exact, with a point. */
  amount: string;
  currency: string;
}

/** What somebody may buy. */
export interface Deal {
  id: string;
  title: string;
  note: string | null;
  contact: Named | null;
  value: Money | null;
  owner: Named;
  expectedOn: string | null;
  stage: string;
  /** Said when it is changed or moved: whoever has not seen it as it is, is told so. */
  revision: number;
  createdAt: string;
}

export type StageKind = 'open' | 'won' | 'lost';

export interface Stage {
  id: string;
  name: string;
  kind: StageKind;
  count: number;
  sums: Money[];
  items: Deal[];
  next: string | null;
}

export interface DealMove {
  from: string | null;
  to: string;
  by: Named;
  at: string;
}

export interface DealDraft {
  title: string;
  note?: string;
  contact?: string;
  value?: Money;
  owner?: string;
  expectedOn?: string;
  stage?: string;
  revision?: number;
}

export interface StageDraft {
  id?: string;
  name: string;
  kind: StageKind;
}

const at = (id: string) => `/api/v1/deals/${encodeURIComponent(id)}`;

/** Whose deals: all when both are absent. */
export interface Whose {
  owner?: string;
  /** of whose people */
  company?: string;
}

export const readBoard = (whose: Whose) => get<{ stages: Stage[] }>('/api/v1/pipeline', { ...whose });
export const exportDeals = (whose: Whose, format: SheetFormat) => exported('/api/v1/pipeline/export', { ...whose, format });
export const readColumn = (stage: string, whose: Whose, cursor: string | null) => get<Page<Deal>>(`/api/v1/pipeline/stages/${encodeURIComponent(stage)}/deals`, { ...whose, cursor, limit: 50 });
export const saveStages = (items: StageDraft[]) => put<{ stages: Stage[] }>('/api/v1/pipeline/stages', { items });
export const readDeal = (id: string) => get<{ deal: Deal; moves: DealMove[] }>(at(id));
export const dealsOf = (contact: string) => get<{ items: Deal[] }>('/api/v1/deals', { contact });
export const dealsOfCompany = (company: string) => get<{ items: Deal[] }>('/api/v1/deals', { company });
export const createDeal = (draft: DealDraft) => post<Deal>('/api/v1/deals', draft);
export const changeDeal = (id: string, draft: DealDraft) => put<Deal>(at(id), draft);
export const moveDeal = (deal: Deal, stage: string, behind: string | null) => post<Deal>(`${at(deal.id)}/move`, { stage, revision: deal.revision, ...(behind === null ? {} : { behind }) });
export const deleteDeal = (id: string) => remove(at(id));
