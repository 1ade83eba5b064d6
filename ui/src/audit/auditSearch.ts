import { addressText } from '@/design/addressText';
import type { AuditFilter } from '@/api/audit';

/** The days are of the reader's own calendar, as `2026-11-21`; both are included. */
export interface AuditSearch {
  who?: string;
  action?: string;
  subject?: string;
  from?: string;
  to?: string;
}

const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

export function asAuditSearch(search: Record<string, unknown>): AuditSearch {
  return { who: addressText(search.who), action: addressText(search.action), subject: addressText(search.subject), from: day(search.from), to: day(search.to) };
}

export function asFilter(search: AuditSearch): AuditFilter {
  return { who: search.who, action: search.action, subject: search.subject, from: midnight(search.from, 0), to: midnight(search.to, 1) };
}

function midnight(value: string | undefined, later: number): string | undefined {
  if (!value) return undefined;
  const [year = 0, month = 1, date = 1] = value.split('-').map(Number);
  const time = new Date(year, month - 1, date + later);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
