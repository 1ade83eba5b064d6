import { describe, expect, it } from 'vitest';
import type { Step } from '@/api/macros';
import { asked, complete, fillings, missingBehind, type MissingOf } from './filling';

const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({ kind, text: null, cannedReply: null, labels: [], to: null, minutes: null, followUp: false, ...more });
const ada: MissingOf = { id: 'ada', missing: { labels: [['late', 'lost']], team: true, assignee: false } };
const ben: MissingOf = { id: 'ben', missing: { labels: [['lost', 'late'], ['vip']], team: false, assignee: true } };
const cleo: MissingOf = { id: 'cleo', missing: { labels: [['late', 'lost']], team: true, assignee: false } };

describe('what is asked before many are resolved', () => {
  it('is asked once for all of them', () => {
    const need = asked([ada, ben, cleo]);
    expect(need.labels).toHaveLength(2);
    expect(need.team).toBe(true);
    expect(need.assignee).toBe(true);
    expect(complete(need, { labels: { 'late lost': 'late' }, team: 't', assign: 'me' })).toBe(false);
    expect(complete(need, { labels: { 'late lost': 'late', vip: 'vip' }, team: '', assign: 'me' })).toBe(false);
    expect(complete(need, { labels: { 'late lost': 'late', vip: 'vip' }, team: 't', assign: 'me' })).toBe(true);
  });

  it('goes only where it is missing', () => {
    expect(fillings([ada, ben, cleo], { labels: { 'late lost': 'late', vip: 'vip' }, team: 't', assign: 'me' })).toEqual([
      { ids: ['ada', 'cleo'], changes: { label: ['late'], team: 't' } },
      { ids: ['ben'], changes: { label: ['late', 'vip'], assign: 'me' } },
    ]);
  });

  it('is not what the macro brings itself', () => {
    expect(missingBehind([step('label', { labels: ['lost'] }), step('team', { to: 't' })], ada.missing)).toEqual({ labels: [], team: false, assignee: false });
    expect(missingBehind([step('team', { to: 'none' }), step('assign', { to: 'bot' })], { labels: [], team: true, assignee: true })).toEqual({ labels: [], team: true, assignee: true });
  });
});
