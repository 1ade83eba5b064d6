import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchedNow } from './watching';

const said = (doing: string, teammate = 'mwila', conversationId = 'c1') => [{ conversationId, what: ['status', `watched-${doing}-${teammate}`] }];

describe('who has a thread open', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('knows each once, and where', () => {
    const watched = watchedNow();
    watched.hear([...said('viewing', 'mwila'), ...said('viewing', 'bupe'), ...said('viewing', 'mwila')]);
    expect(watched.of('c1').map(({ teammate }) => teammate)).toEqual(['bupe', 'mwila']);
    expect(watched.of('c2')).toEqual([]);
    watched.hear(said('left', 'bupe'));
    expect(watched.of('c1').map(({ teammate }) => teammate)).toEqual(['mwila']);
  });

  it('lets who is not heard of stop writing, and then go', () => {
    const watched = watchedNow(45_000, 12_000);
    watched.hear(said('writing'));
    vi.advanceTimersByTime(11_000);
    expect(watched.of('c1')).toEqual([{ teammate: 'mwila', writing: true }]);
    vi.advanceTimersByTime(2_000);
    expect(watched.of('c1')).toEqual([{ teammate: 'mwila', writing: false }]);
    vi.advanceTimersByTime(45_000);
    expect(watched.of('c1')).toEqual([]);
  });

  it('tells watchers only of what is new', () => {
    const watched = watchedNow();
    const told = vi.fn();
    watched.subscribe(told);
    for (let n = 0; n < 3; n++) watched.hear(said('viewing'));
    watched.hear([{ conversationId: 'c1', what: ['message', 'watched-', 'watched-nonsense-x'] }, { what: ['watched-viewing-x'] }]);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
