import { describe, expect, it } from 'vitest';
import type { Me } from '@/api/access';
import { fittingReplies, markedWord } from './slash';
import { filledIn, variablesOf } from './variables';

const me = { teammate: { name: 'Natasha Banda' }, organisation: { id: 'o', name: 'Kafue Boats' } } as Me;
const open = { contact: { id: 'c', name: 'Thandi Zulu', address: '260977000001' }, channelName: 'Shop' };

describe('what stands behind two braces', () => {
  it('is what is known of the conversation', () => {
    const found = Object.fromEntries(variablesOf(open, me, true).map(({ shortcut, text }) => [shortcut, text]));
    expect(found).toMatchObject({ 'contact.first_name': 'Thandi', 'agent.first_name': 'Natasha', 'contact.address': '260977000001', 'organisation.name': 'Kafue Boats', 'channel.name': 'Shop' });
  });

  it('is no name of who never said one, and no address for whom it is hidden', () => {
    const nameless = { ...open, contact: { id: 'c', name: '260977000001', address: '260977000001' } };
    expect(variablesOf(nameless, me, false).map(({ shortcut }) => shortcut)).toEqual(['agent.first_name', 'agent.name', 'organisation.name', 'channel.name']);
  });

  it('is found by the word that is being written', () => {
    const typed = markedWord('Dear {{first', 12, '{{');
    expect(typed).toEqual({ word: 'first', from: 5 });
    expect(fittingReplies(variablesOf(open, me, true), 'first').map(({ text }) => text)).toEqual(['Thandi', 'Natasha']);
    expect(markedWord('Dear {{contact.first_name}}', 27, '{{')).toBeNull();
  });

  it('is filled in once it was typed to its end', () => {
    const known = variablesOf(open, me, true);
    expect(filledIn('Dear {{contact.first_name}}, {{ Agent.name }} here. {{who}} {{contact.na', known)).toBe('Dear Thandi, Natasha Banda here. {{who}} {{contact.na');
  });
});
