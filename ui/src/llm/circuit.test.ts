import { describe, expect, it } from 'vitest';
import type { Model } from '@/api/models';
import { saidBy, standing, whyText } from './circuit';

const model: Model = {
  id: '1', name: 'Main', kind: 'openai', baseUrl: '', hasKey: true, model: '', embeddingModel: null, transcriptionModel: null, inputPrice: null, outputPrice: null, price: null,
  position: 0, roles: [], circuit: { state: 'open', failures: 5, until: null }, lastError: null, thisMonth: { calls: 0, failures: 0, inputTokens: 0, outputTokens: 0, cost: 0, averageMs: null },
};

describe('how a model stands', () => {
  it('is its circuit as long as somebody asks it', () => {
    expect(standing(model)).toBe('open');
    expect(standing({ ...model, position: null, roles: ['router'] })).toBe('open');
  });

  it('is off when nobody does, whatever its circuit says', () => {
    expect(standing({ ...model, position: null })).toBe('off');
  });
});

it('says why in its own words, and in those of the server where it has none', () => {
  expect(whyText('wrong-key', 'x')).toBe('The provider does not accept the key.');
  expect(whyText('brand-new', 'Something new.')).toBe('Something new.');
});

it('finds what the provider said', () => {
  expect(saidBy('The provider does not accept the key. (Incorrect API key provided: wro…(2))')).toBe('Incorrect API key provided: wro…(2)');
  expect(saidBy('The answer was empty.')).toBeNull();
  expect(saidBy(null)).toBeNull();
});
