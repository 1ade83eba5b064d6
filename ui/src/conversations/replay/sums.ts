import type { ModelCall, Turn, TurnStep } from '@/api/conversations';

/** A tenth counts below ten. */
export const took = (ms: number) => (ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms));

export const total = (steps: readonly TurnStep[]) => steps.reduce((sum, step) => sum + step.durationMs, 0);

export const callsOf = (turn: Turn): ModelCall[] => turn.steps.flatMap((step) => step.calls ?? []);

/** In US dollars; small sums keep the digits that tell them apart. */
export function dollars(microCost: number): string {
  if (microCost === 0) return '$0';
  const amount = microCost / 1_000_000;
  const digits = amount >= 0.01 ? 2 : amount >= 0.0001 ? 4 : 6;
  return `$${amount.toFixed(digits)}`;
}

export interface Sums {
  millis: number;
  calls: number;
  inputTokens: number;
  outputTokens: number;
  microCost: number;
}

export function sums(turn: Turn): Sums {
  const calls = callsOf(turn);
  const add = (part: (call: ModelCall) => number) => calls.reduce((sum, call) => sum + part(call), 0);
  return {
    millis: total(turn.steps),
    calls: calls.length,
    inputTokens: add((call) => call.inputTokens),
    outputTokens: add((call) => call.outputTokens),
    microCost: add((call) => call.microCost),
  };
}
