import { describe, expect, it } from 'vitest';
import type { Model, ModelKind } from '@/api/models';
import { freshForm, ready, savedForm, settingsOf } from './modelForm';

const openai: ModelKind = { kind: 'openai', name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', keyNeeded: true, embeddings: true, transcriptions: true, models: [] };
const local: ModelKind = { kind: 'openai-compatible', name: 'Local', baseUrl: null, keyNeeded: false, embeddings: true, transcriptions: false, models: [] };
const saved: Model = {
  id: '1', name: 'Main', kind: 'openai', baseUrl: 'https://api.openai.com/v1', hasKey: true, model: 'gpt-5-mini', embeddingModel: null, transcriptionModel: 'whisper-1',
  inputPrice: 0.25, outputPrice: null, price: null, position: 0, roles: [], circuit: { state: 'closed', failures: 0, until: null }, lastError: null,
  thisMonth: { calls: 0, failures: 0, inputTokens: 0, outputTokens: 0, cost: 0, averageMs: null },
};

describe('a new model', () => {
  it('needs what its kind needs', () => {
    const form = { ...freshForm(openai), model: 'gpt-5-mini' };
    expect(ready(openai, form)).toBe(false);
    expect(ready(openai, { ...form, apiKey: 'sk' })).toBe(true);
    expect(ready(local, { ...form, apiKey: '' })).toBe(false);
    expect(ready(local, { ...form, apiKey: '', baseUrl: 'http://localhost:1234/v1' })).toBe(true);
    expect(ready(openai, { ...form, apiKey: 'sk', inputPrice: 'cheap' })).toBe(false);
  });

  it('leaves out what is empty and what its kind cannot do', () => {
    const form = { ...freshForm(local), name: ' Desk ', model: ' llama ', baseUrl: 'http://localhost:1234/v1', transcriptionModel: 'x', outputPrice: '1,5' };
    expect(settingsOf(local, form, false)).toEqual({ name: 'Desk', kind: 'openai-compatible', baseUrl: 'http://localhost:1234/v1', model: 'llama', outputPrice: 1.5 });
  });
});

describe('a saved model', () => {
  it('shows the address only when it is not the usual one', () => {
    expect(savedForm(saved, openai).baseUrl).toBe('');
    expect(savedForm({ ...saved, baseUrl: 'https://proxy/v1' }, openai).baseUrl).toBe('https://proxy/v1');
  });

  it('keeps its key unless another is written, or it is taken away', () => {
    const form = savedForm(saved, openai);
    expect(ready(openai, form)).toBe(true);
    expect(settingsOf(openai, form, true).apiKey).toBeUndefined();
    expect(settingsOf(openai, { ...form, apiKey: ' new ' }, true).apiKey).toBe('new');
    expect(settingsOf(openai, { ...form, apiKey: '' }, true).apiKey).toBe('');
  });
});
