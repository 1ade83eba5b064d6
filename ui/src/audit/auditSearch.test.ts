import { describe, expect, it } from 'vitest';
import { asAuditSearch, asFilter } from './auditSearch';

describe('the search of the audit trail', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(asAuditSearch({ who: 'x', action: '', from: 'yesterday', to: '2026-11-21', odd: 1 })).toEqual({
      who: 'x', action: undefined, subject: undefined, from: undefined, to: '2026-11-21',
    });
  });

  it('includes the last day whole', () => {
    const filter = asFilter({ from: '2026-11-21', to: '2026-11-21' });
    const hours = (new Date(filter.to ?? '').getTime() - new Date(filter.from ?? '').getTime()) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(23);
    expect(hours).toBeLessThanOrEqual(25);
  });
});
