import { get, post, type Page } from './client';

export interface AuditEntry {
  seq: number;
  at: string;
  who: { kind: 'teammate' | 'token' | 'stranger' | 'operator' | 'system'; id: string | null; name: string | null; tokenId: string | null };
  action: string;
  subject: { type: string; id: string; name: string | null };
  /** null where nobody called from outside, and where it has been forgotten */
  from: { address: string; agent: string } | null;
  details: Record<string, unknown>;
  personal: Record<string, string>;
  forgotten: boolean;
  hash: string;
}

export interface Verdict {
  ok: boolean;
  entries: number;
  brokenAt: number | null;
  reason: string | null;
  forgotten: number;
  anchored: number;
  headHash: string;
  checkedAt: string;
}

export interface AuditFilter {
  who?: string;
  action?: string;
  subject?: string;
  from?: string;
  to?: string;
}

export const listAudit = (filter: AuditFilter, cursor: string | null, signal?: AbortSignal) =>
  get<Page<AuditEntry>>('/api/v1/audit', { ...filter, cursor, limit: 50 }, signal);
export const readVerification = () => get<{ verdict: Verdict | null }>('/api/v1/audit/verification');
export const verifyAudit = () => post<{ verdict: Verdict }>('/api/v1/audit/verification');
