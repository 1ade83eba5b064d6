import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typingNow } from './typing';

describe('who is typing', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('fades when no new word comes', () => {
    const typing = typingNow(6_000);
    typing.hear([{ conversationId: 'c1', what: ['typing'] }]);
    vi.advanceTimersByTime(4_000);
    typing.hear([{ conversationId: 'c1', what: ['typing'] }]);
    vi.advanceTimersByTime(5_000);
    expect(typing.has('c1')).toBe(true);
    expect(typing.has('c2')).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(typing.has('c1')).toBe(false);
  });

  it('ends with the message, and begins again with the next', () => {
    const typing = typingNow();
    typing.hear([{ conversationId: 'c1', what: ['typing'] }, { conversationId: 'c1', what: ['message', 'turn'] }]);
    expect(typing.has('c1')).toBe(false);
    typing.hear([{ conversationId: 'c1', what: ['message'] }, { conversationId: 'c1', what: ['typing'] }]);
    expect(typing.has('c1')).toBe(true);
  });

  it('tells watchers once for a stream of words', () => {
    const typing = typingNow();
    const told = vi.fn();
    typing.subscribe(told);
    for (let n = 0; n < 3; n++) typing.hear([{ conversationId: 'c1', what: ['typing'] }, { what: ['intake'] }]);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
