import { expect, it } from 'vitest';
import type { ModelCall, Turn } from '@/api/conversations';
import { dollars, sums, took } from './sums';

const call: ModelCall = { agent: 'conversation', prompt: 3, provider: 'Main', model: 'm', outcome: 'said', inputTokens: 100, outputTokens: 20, microCost: 450, millis: 300 };
const turn: Turn = {
  id: '1', messageId: '1', replies: [], startedAt: '2026-11-21T08:00:00Z', finishedAt: null, flowVersion: 2, status: 'done', outcome: 'answered',
  steps: [{ name: 'guard', outcome: 'ok', durationMs: 0.25 }, { name: 'skill', outcome: 'said', durationMs: 310, calls: [call, { ...call, outcome: 'refused' }] }],
};

it('adds up what a turn took', () => {
  expect(sums(turn)).toEqual({ millis: 310.25, calls: 2, inputTokens: 200, outputTokens: 40, microCost: 900 });
});

it('keeps the digits that matter', () => {
  expect(dollars(0)).toBe('$0');
  expect(dollars(450)).toBe('$0.0004');
  expect(dollars(7)).toBe('$0.000007');
  expect(dollars(1_250_000)).toBe('$1.25');
  expect(took(0.26)).toBe(0.3);
  expect(took(310.25)).toBe(310);
});
