import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../net/server';
import { Session, subject } from './session';
import { openStore } from './storage';
import { browserStorage, TestingServer } from './testBrowser';

const jwt = (sub: string, more = '') => `x.${btoa(JSON.stringify({ sub, more }))}.y`;

describe('the session', () => {
  let server: TestingServer;
  let shared: Storage;
  let now: number;
  const session = (identity: string | null = null) => new Session(server, openStore('p.', () => shared), 'begin', identity, () => now);
  beforeEach(() => {
    server = new TestingServer();
    shared = browserStorage();
    now = 1000;
    vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => Promise<void>) => work() } });
  });

  it('is the same visitor after a reload, and renewed after a while', async () => {
    expect((await session().open()).token).toBe('token-1');
    expect((await session().open()).token).toBe('token-1');
    now += 3_600_000;
    expect((await session().open()).token).toBe('token-2');
    expect(server.begun[1]?.token).toBe('token-1');
  });

  it('asks anew for somebody else, and not for a renewed signature', async () => {
    await session(jwt('42')).open();
    expect(session(jwt('42', 'later')).known()).not.toBeNull();
    expect(session(jwt('43')).known()).toBeNull();
    expect(session().identify(jwt('43'))).toBe('other');
    expect(session().identify(jwt('42'))).toBe('same');
  });

  it('makes a stranger of whom the site cannot vouch for, with nothing of who was here before', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await session().open();
    server.failures = [new Refusal('final', 'chat/identity')];
    await session('forged').open();
    expect(server.begun.at(-1)).toEqual({ identity: null, token: null });
  });

  it('does not keep the name of who is identified', () => {
    expect(subject(jwt('mary@example.org'))).not.toContain('mary');
  });
});
