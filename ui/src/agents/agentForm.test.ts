import { expect, it } from 'vitest';
import type { Agent } from '@/api/agents';
import { changeOf, fieldsOf, wrongOf } from './agentForm';

const agent: Agent = {
  role: 'conversation', on: true, ready: true, prompt: { version: 0, text: '', own: false, editedAt: null, editedBy: null }, placeholders: [], tone: 'warm', toneUsed: true,
  temperature: 0.3, mostTokens: 900, defaults: { temperature: 0.3, mostTokens: 600, patienceSeconds: 20 }, limits: { promptLength: 20000, toneLength: 500, mostTokens: 4000 },
  tools: [], monthlyBudget: null, spentThisMonth: 0, replayable: true,
};

it('leaves empty what is as the product has it', () => {
  expect(fieldsOf(agent)).toEqual({ on: true, tone: 'warm', temperature: '', mostTokens: '900', monthlyBudget: '' });
});

it('says of an empty field: as the product has it', () => {
  expect(changeOf({ on: false, tone: ' ', temperature: '', mostTokens: '', monthlyBudget: '' })).toEqual({ on: false, tone: '', temperature: -1, mostTokens: 0, monthlyBudget: 0 });
  expect(changeOf({ on: true, tone: 'dry', temperature: '0,7', mostTokens: '200', monthlyBudget: '5' })).toEqual({ on: true, tone: 'dry', temperature: 0.7, mostTokens: 200, monthlyBudget: 5 });
});

it('finds what cannot be', () => {
  const fields = { on: true, tone: '', temperature: '3', mostTokens: '5000', monthlyBudget: 'much' };
  expect(wrongOf(fields, agent.limits)).toEqual({ temperature: true, mostTokens: true, monthlyBudget: true });
  expect(wrongOf(fieldsOf(agent), agent.limits)).toEqual({ temperature: false, mostTokens: false, monthlyBudget: false });
  expect(wrongOf({ ...fields, mostTokens: '1.5' }, agent.limits).mostTokens).toBe(true);
});
