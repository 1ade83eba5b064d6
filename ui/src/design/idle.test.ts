import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idleAfter, whenIdle } from './idle';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
});

test('what can wait is begun after what the page was opened for', async () => {
  let come: () => void = () => undefined;
  idleAfter(new Promise<void>((resolve) => { come = resolve; }));
  const run = vi.fn();
  whenIdle(run);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).not.toHaveBeenCalled();
  come();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).toHaveBeenCalledOnce();
});

test('nothing waits for ever, nor for what failed', async () => {
  idleAfter(new Promise(() => undefined));
  const late = vi.fn();
  whenIdle(late);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(late).toHaveBeenCalledOnce();
  idleAfter(Promise.reject(new Error('away')));
  const soon = vi.fn();
  whenIdle(soon);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(soon).toHaveBeenCalledOnce();
});

test('what was given up is never run', async () => {
  idleAfter(Promise.resolve());
  const run = vi.fn();
  whenIdle(run)();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).not.toHaveBeenCalled();
});
