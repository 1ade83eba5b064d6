import { describe, expect, it } from 'vitest';
import { attributeKey } from './attributeKey';

describe('the key of an attribute', () => {
  it('is the label in plain letters', () => {
    expect(attributeKey('Policy number')).toBe('policy_number');
    expect(attributeKey('Été – préféré?')).toBe('ete_prefere');
    expect(attributeKey('2nd child')).toBe('nd_child');
    expect(attributeKey('***')).toBe('');
  });
});
