import { describe, expect, it } from 'vitest';
import type { Conversation } from '@/api/conversations';
import { reverse, reverses } from './undo';

const one = (part: Partial<Conversation>): Conversation => ({
  id: 'c1', team: null, due: null, channelId: 'ch', channelKind: 'testing', channelName: 'Test', segmented: false, voiceNotes: null, contact: { id: 'p', name: 'P', address: null },
  status: 'open', holder: { kind: 'bot' }, unread: 0, waitingSince: null, priority: 'normal', lastMessageAt: '', lastMessage: null,
  window: { open: true, closesAt: null, hours: null, templates: false }, createdAt: '', handOver: null, snoozedUntil: null, unreachableSince: null, labels: [], mergedInto: null, merged: [], ...part,
});
const vip = { id: 'vip', name: 'VIP', colour: 'red' } as const;

describe('undoing', () => {
  it('gives back what was given to another team, and to whoever had it', () => {
    expect(reverse(one({ holder: { kind: 'teammate', id: 't1' } }), { team: 'night' })).toEqual({ force: true, assign: 't1', team: 'none' });
    expect(reverse(one({ team: { id: 'day', name: 'Day' } }), { team: 'none' })).toEqual({ force: true, assign: 'bot', team: 'day' });
  });

  it('takes off only the labels that were not there before', () => {
    expect(reverse(one({ labels: [vip] }), { label: ['vip', 'new'] })).toEqual({ force: true, unlabel: ['new'] });
  });

  it('gives a resolved conversation back to who had it, as urgent as it was', () => {
    expect(reverse(one({ holder: { kind: 'teammate', id: 't1' }, priority: 'high' }), { status: 'resolved' }))
      .toEqual({ force: true, status: 'open', assign: 't1', priority: 'high', wake: true });
  });

  it('wakes what did not sleep before', () => {
    expect(reverse(one({}), { snoozeUntil: '2030-01-01T00:00:00Z' })).toEqual({ force: true, wake: true });
  });

  it('asks once for all that go back to the same', () => {
    const all = [one({}), one({ id: 'c2' }), one({ id: 'c3', holder: { kind: 'queue' } })];
    expect(reverses(all, { assign: 'me' })).toEqual([
      { ids: ['c1', 'c2'], changes: { force: true, assign: 'bot' } },
      { ids: ['c3'], changes: { force: true, assign: 'none' } },
    ]);
  });
});
