import { describe, expect, it } from 'vitest';
import type { Attribute } from '@/api/customers';
import { attributesOf, asText } from '../inboxSearch';
import { attributeWords } from './attributeWords';

const plan: Attribute = { id: 'p', subject: 'contact', key: 'plan', label: 'Plan', type: 'choice', options: ['Gold', 'Silver'], sensitive: false };

describe('a condition on an attribute', () => {
  it('comes back from the address as it went in', () => {
    const all = [{ of: 'contact' as const, key: 'plan', operator: 'in', value: ['Gold, yearly', 'Silver'] }];
    expect(attributesOf(asText(all))).toEqual(all);
    expect(asText([])).toBeUndefined();
  });
  it('is left out when it is none', () => {
    expect(attributesOf('no json')).toEqual([]);
    expect(attributesOf('{"of":"contact"}')).toEqual([]);
    expect(attributesOf('[null,{"of":"deal","key":"a","operator":"is"}]')).toEqual([]);
  });
  it('is said in a few words, also when its attribute is gone', () => {
    expect(attributeWords({ of: 'contact', key: 'plan', operator: 'in', value: ['Gold', 'Silver'] }, [plan])).toBe('Plan is one of Gold, Silver');
    expect(attributeWords({ of: 'contact', key: 'plan', operator: 'not-set' }, [plan])).toBe('Plan is not known');
    expect(attributeWords({ of: 'contact', key: 'born', operator: 'within-days', value: 30 }, [{ ...plan, key: 'born', label: 'Born', type: 'date' }])).toBe('Born in the last 30 days');
    expect(attributeWords({ of: 'conversation', key: 'plan', operator: 'is', value: true }, [plan])).toBe('something deleted is Yes');
  });
});
