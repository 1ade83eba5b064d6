import { describe, expect, it } from 'vitest';
import type { Attribute } from '@/api/customers';
import type { Step } from '@/api/macros';
import { asked, complete, fillings, missingBehind, type MissingOf } from './filling';

const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({ kind, text: null, cannedReply: null, labels: [], to: null, minutes: null, values: {}, followUp: false, ...more });
const ada: MissingOf = { id: 'ada', missing: { labels: [['late', 'lost']], team: true, assignee: false, attributes: [] } };
const ben: MissingOf = { id: 'ben', missing: { labels: [['lost', 'late'], ['vip']], team: false, assignee: true, attributes: [] } };
const cleo: MissingOf = { id: 'cleo', missing: { labels: [['late', 'lost']], team: true, assignee: false, attributes: [] } };

describe('what is asked before many are resolved', () => {
  it('is asked once for all of them', () => {
    const need = asked([ada, ben, cleo]);
    expect(need.labels).toHaveLength(2);
    expect(need.team).toBe(true);
    expect(need.assignee).toBe(true);
    expect(complete(need, { labels: { 'late lost': 'late' }, team: 't', assign: 'me', attributes: {} }, [])).toBe(false);
    expect(complete(need, { labels: { 'late lost': 'late', vip: 'vip' }, team: '', assign: 'me', attributes: {} }, [])).toBe(false);
    expect(complete(need, { labels: { 'late lost': 'late', vip: 'vip' }, team: 't', assign: 'me', attributes: {} }, [])).toBe(true);
  });

  it('goes only where it is missing', () => {
    expect(fillings([ada, ben, cleo], { labels: { 'late lost': 'late', vip: 'vip' }, team: 't', assign: 'me', attributes: {} }, [])).toEqual([
      { ids: ['ada', 'cleo'], changes: { label: ['late'], team: 't' } },
      { ids: ['ben'], changes: { label: ['late', 'vip'], assign: 'me' } },
    ]);
  });

  it('is not what the macro brings itself', () => {
    expect(missingBehind([step('label', { labels: ['lost'] }), step('team', { to: 't' })], ada.missing, [])).toEqual({ labels: [], team: false, assignee: false, attributes: [] });
    expect(missingBehind([step('team', { to: 'none' }), step('assign', { to: 'bot' })], { labels: [], team: true, assignee: true, attributes: [] }, [])).toEqual({ labels: [], team: true, assignee: true, attributes: [] });
  });

  it('asks for each attribute once, as its type wants it', () => {
    const plan: Attribute = { id: 'p', subject: 'contact', key: 'plan', label: 'Plan', type: 'choice', options: ['Gold'], sensitive: false };
    const site: Attribute = { id: 's', subject: 'conversation', key: 'site', label: 'Site', type: 'link', options: [], sensitive: false };
    const nothing = { labels: [], team: false, assignee: false };
    const dan: MissingOf = { id: 'dan', missing: { ...nothing, attributes: ['p', 's'] } };
    const eve: MissingOf = { id: 'eve', missing: { ...nothing, attributes: ['p'] } };
    const need = asked([dan, eve]);
    const filled = { labels: {}, team: '', assign: 'me', attributes: { p: 'Gold', s: 'https://example.org' } };
    expect(need.attributes).toEqual(['p', 's']);
    expect(complete(need, { ...filled, attributes: { p: 'Gold', s: 'nowhere' } }, [plan, site])).toBe(false);
    expect(complete(need, filled, [plan, site])).toBe(true);
    expect(fillings([dan, eve], filled, [plan, site])).toEqual([
      { ids: ['dan'], changes: { contactAttributes: { plan: 'Gold' }, attributes: { site: 'https://example.org' } } },
      { ids: ['eve'], changes: { contactAttributes: { plan: 'Gold' } } },
    ]);
    expect(missingBehind([step('attributes', { to: 'contact', values: { plan: 'Gold' } })], dan.missing, [plan, site]).attributes).toEqual(['s']);
  });
});
