import { expect, it } from 'vitest';
import { outgoing, type Outgoing } from './outgoing';
import { keepUnsent, restored } from './unsent';

const item: Outgoing = { key: 'k', conversationId: 'c', body: { text: 'Hello' }, attachments: [], createdAt: '', state: 'sending', failure: null };

it('keeps what the server has not stored, under the same key, through a reload', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => { kept.set(name, value); },
    removeItem: (name: string) => { kept.delete(name); },
  };
  keepUnsent(storage);
  outgoing.set([item]);
  expect(restored(storage.getItem('insaka.unsent'))).toMatchObject([{ key: 'k', state: 'failed', failure: { code: 'console/reloaded' } }]);
  outgoing.set([]);
  expect(kept.size).toBe(0);
});

it('starts empty when what was kept cannot be read', () => {
  expect(restored('nonsense')).toEqual([]);
});
