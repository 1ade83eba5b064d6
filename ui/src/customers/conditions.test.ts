import { describe, expect, it } from 'vitest';
import type { Attribute } from '@/api/customers';
import { asGroup, complete, entryOf, freshCheck, operatorsOf, parseFilter } from './conditions';

const plan: Attribute = { id: '1', subject: 'contact', key: 'plan', label: 'Plan', type: 'choice', options: ['Gold'], sensitive: false };
const policy: Attribute = { ...plan, key: 'policy', type: 'text', options: [], sensitive: true };

describe('conditions', () => {
  it('offer only what the server takes', () => {
    expect(operatorsOf('attribute.policy', [plan, policy])).not.toContain('contains');
    expect(operatorsOf('vip', [])).toEqual(['is']);
    expect(operatorsOf('attribute.gone', [])).toEqual([]);
    expect(entryOf({ field: 'attribute.plan', operator: 'in' }, [plan])).toBe('options');
    expect(entryOf({ field: 'last-message', operator: 'within-days' }, [])).toBe('days');
    expect(entryOf({ field: 'last-message', operator: 'set' }, [])).toBe('none');
  });

  it('begin with a value where there is a usual one', () => {
    expect(freshCheck('vip', 'is', [])).toEqual({ field: 'vip', operator: 'is', value: true });
    expect(freshCheck('name', 'contains', [])).toEqual({ field: 'name', operator: 'contains' });
  });

  it('are asked once they are complete', () => {
    const vip = { field: 'vip', operator: 'is', value: false };
    const half = { field: 'name', operator: 'contains', value: '' };
    expect(complete({ match: 'all', conditions: [half, vip, { match: 'any', conditions: [half] }] })).toEqual({ match: 'all', conditions: [vip] });
    expect(complete({ match: 'all', conditions: [half] })).toBeNull();
    expect(complete({ match: 'any', conditions: [{ field: 'attribute.plan', operator: 'set', value: 'left over' }] })).toEqual({ match: 'any', conditions: [{ field: 'attribute.plan', operator: 'set' }] });
  });

  it('are read from an address that anybody may have written', () => {
    const vip = { field: 'vip', operator: 'is', value: true };
    expect(parseFilter(JSON.stringify(vip))).toEqual(asGroup(vip));
    for (const text of ['', 'no', '[]', '3', 'null', '{"match":"some","conditions":[]}', '{"match":"all","conditions":[3]}']) expect(parseFilter(text)).toBeNull();
  });
});
