import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection } from './stream';
import { openLiveStream } from './tabs';

/** As a browser's: whoever asks first has it, the next one when it is given back. */
class FakeLocks {
  private readonly queues = new Map<string, (() => Promise<unknown>)[]>();

  request(name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<unknown>): Promise<unknown> {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    return new Promise((resolve, reject) => {
      const turn = async () => {
        resolve(await hold());
        queue.shift();
        void queue[0]?.();
      };
      signal.addEventListener('abort', () => {
        const at = queue.indexOf(turn);
        if (at > 0) { queue.splice(at, 1); reject(new Error('aborted')); }
      });
      queue.push(turn);
      if (queue.length === 1) void turn();
    });
  }
}

/** The server's end of a connection. */
class FakeSource extends EventTarget {
  static opened: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) { super(); FakeSource.opened.push(this); }
  close() { this.closed = true; }
  say(type: string, lastEventId: string, data = '') { this.dispatchEvent(Object.assign(new Event(type), { lastEventId, data })); }
}

const latest = () => { const source = FakeSource.opened.at(-1); if (!source) throw new Error('nobody connected'); return source; };
const tab = (who = 'mwila') => {
  const heard = { changes: 0, resets: 0 };
  const close = openLiveStream('/live', who, { changed: (changes) => { heard.changes += changes.length; }, reset: () => { heard.resets++; } });
  return { heard, close };
};
const change = JSON.stringify({ conversationId: 'c', what: ['message'] });

describe('tabs of one browser', () => {
  let open: { close: () => void }[] = [];
  const opened = (who?: string) => { const one = tab(who); open.push(one); return one; };

  beforeEach(() => {
    FakeSource.opened = [];
    vi.stubGlobal('EventSource', FakeSource);
    vi.stubGlobal('navigator', { locks: new FakeLocks() });
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  });

  afterEach(() => {
    for (const one of open) one.close();
    open = [];
    vi.unstubAllGlobals();
  });

  it('share a connection, and each hears everything', async () => {
    const first = opened();
    const second = opened();
    expect(FakeSource.opened).toHaveLength(1);
    latest().onopen?.();
    latest().say('ready', '1');
    latest().say('changed', '2', change);
    await vi.waitFor(() => { expect([first.heard.changes, second.heard.changes]).toEqual([1, 1]); });
    expect(connection.get()).toBe('open');
    latest().say('reset', '3');
    await vi.waitFor(() => { expect([first.heard.resets, second.heard.resets]).toEqual([1, 1]); });
  });

  it('go on where the one that connected was closed', async () => {
    const first = opened();
    const second = opened();
    latest().say('changed', '7', change);
    await vi.waitFor(() => { expect(second.heard.changes).toBe(1); });
    first.close();
    await vi.waitFor(() => { expect(FakeSource.opened).toHaveLength(2); });
    expect(FakeSource.opened[0]?.closed).toBe(true);
    expect(latest().url).toBe('/live?after=7');
    latest().say('changed', '8', change);
    await vi.waitFor(() => { expect(second.heard.changes).toBe(2); });
  });

  it('are told by the first where it stands', async () => {
    const first = opened();
    latest().onopen?.();
    latest().say('ready', '4');
    opened();
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    first.close();
    await vi.waitFor(() => { expect(latest().url).toBe('/live?after=4'); });
  });

  it('of different people share nothing', () => {
    opened('mwila');
    opened('lombe');
    expect(FakeSource.opened).toHaveLength(2);
  });

  it('have each their own where there are no locks', () => {
    vi.stubGlobal('navigator', {});
    opened();
    opened();
    expect(FakeSource.opened).toHaveLength(2);
  });
});
