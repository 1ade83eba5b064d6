import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../net/server';
import type { FileShelf } from './files';
import { Outbox } from './outbox';
import { Sender } from './sender';
import { Session } from './session';
import { openStore } from './storage';
import { again, browserStorage, TestingServer } from './testBrowser';

const noFiles: FileShelf = { put: async () => undefined, get: async () => null, remove: async () => undefined };

describe('the sender', () => {
  let server: TestingServer;
  let outbox: Outbox;
  let shared: Storage;
  const tab = () => {
    const store = openStore('p.', () => shared);
    return new Sender(server, new Session(server, store, 'begin', null), new Outbox(store), noFiles, store, 'send', { changed: () => undefined, confirmed: () => undefined });
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('navigator', {});
    shared = browserStorage();
    server = new TestingServer();
    outbox = new Outbox(openStore('p.', () => shared));
  });
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

  it('sends in order, and tries the same letter again before the next', async () => {
    outbox.add({ id: 'a', text: 'one' });
    outbox.add({ id: 'b', text: 'two' });
    server.failures = [null, again(), again()];
    void tab().kick();
    await vi.runAllTimersAsync();
    expect(server.sent.map((one) => one.id)).toEqual(['a', 'a', 'a', 'b']);
    expect(outbox.next()).toBeNull();
  });

  it('lets two tabs send each letter once between them, locks or no locks', async () => {
    for (let n = 0; n < 5; n++) outbox.add({ id: `${n}`, text: `${n}` });
    void tab().kick();
    void tab().kick();
    await vi.runAllTimersAsync();
    expect(server.sent.map((one) => one.id)).toEqual(['0', '1', '2', '3', '4']);
    expect(server.begun).toHaveLength(1);
  });

  it('says what was refused, and goes on', async () => {
    outbox.add({ id: 'a', text: 'one' });
    outbox.add({ id: 'b', text: 'two' });
    server.failures = [null, new Refusal('final', 'chat/too-long')];
    void tab().kick();
    await vi.runAllTimersAsync();
    expect(outbox.get('a')?.refused).toBe('chat/too-long');
    expect(server.sent.map((one) => one.id)).toEqual(['a', 'b']);
  });

  it('gets a new token when the old one is not taken any more', async () => {
    outbox.add({ id: 'a', text: 'one' });
    server.failures = [null, new Refusal('renew', 'chat/not-signed-in')];
    void tab().kick();
    await vi.runAllTimersAsync();
    expect(server.begun.map((one) => one.token)).toEqual([null, 'token-1']);
    expect(outbox.next()).toBeNull();
  });

  it('does not promise a file that is gone', async () => {
    outbox.add({ id: 'a', text: '', file: { name: 'a.png', type: 'image/png', size: 1, uploaded: null } });
    void tab().kick();
    await vi.runAllTimersAsync();
    expect(outbox.get('a')?.refused).toBe('file-gone');
    expect(server.sent).toEqual([]);
  });
});
