import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '@/api/client';
import { newKey, outgoing, sendOutgoing, type Outgoing } from './outgoing';
import { testMessage } from './testMessage';

const item = (key: string): Outgoing => ({
  key,
  conversationId: 'c',
  body: { text: 'Hello' },
  attachments: [],
  createdAt: '2026-03-10T10:00:00Z',
  state: 'sending',
  failure: null,
});

describe('sending', () => {
  beforeEach(() => { outgoing.set([]); });

  it('shows a message as being sent until the server has it', async () => {
    const sent = await sendOutgoing(item('k'), () => {
      expect(outgoing.get().map((one) => one.state)).toEqual(['sending']);
      return Promise.resolve(testMessage({ id: 'm' }));
    });
    expect(sent?.id).toBe('m');
    expect(outgoing.get()).toEqual([]);
  });

  it('keeps a failed message with the reason', async () => {
    const refused = new ApiError({ status: 409, code: 'conversations/held', detail: 'Bwalya holds it.' });
    expect(await sendOutgoing(item('k'), () => Promise.reject(refused))).toBeNull();
    expect(outgoing.get()[0]).toMatchObject({ state: 'failed', failure: { code: 'conversations/held', transient: false } });
  });

  it('tries again under the same key, so that it cannot be sent twice', async () => {
    const keys: string[] = [];
    const send = (_: string, __: unknown, key: string) => {
      keys.push(key);
      return keys.length === 1
        ? Promise.reject(new ApiError({ status: 0, code: 'network/unreachable', detail: '' }))
        : Promise.resolve(testMessage({ id: 'm' }));
    };
    await sendOutgoing(item('k'), send);
    const failed = outgoing.get()[0];
    expect(failed?.failure?.transient).toBe(true);
    if (failed) await sendOutgoing(failed, send);
    expect(keys).toEqual(['k', 'k']);
    expect(outgoing.get()).toEqual([]);
  });

  it('makes a new key for each message', () => {
    expect(newKey()).not.toBe(newKey());
  });
});
