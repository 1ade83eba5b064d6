import { describe, expect, it } from 'vitest';
import type { ChannelKind, SettingField } from '@/api/channels';
import { changedValues, enteredValues, freshValues, missing, savedValues, webhookAddress } from './settings';

const field = (name: string, type: SettingField['type'], required = true): SettingField => ({ name, label: name, type, required, help: '', where: null, example: null, advanced: false });
const kind: ChannelKind = {
  kind: 'pigeon', label: 'Pigeon', about: '', webhook: true, registers: false, templates: false, linksWayOut: false, before: [], after: [],
  fields: [field('loft', 'text'), field('ring', 'secret'), field('whistle', 'token'), field('corn', 'text', false)],
};
const saved = { values: { loft: 'east', whistle: 'w', corn: 'yes' }, secrets: ['ring'] };

describe('the settings of a channel', () => {
  it('makes up the word that the provider is told', () => {
    expect(freshValues(kind).whistle).toHaveLength(24);
    expect(freshValues(kind).loft).toBe('');
  });

  it('puts a word that stands in the address there, and nothing else', () => {
    const signedByNobody = { ...kind, fields: [...kind.fields, field('password', 'key')] };
    expect(freshValues(signedByNobody).password).toHaveLength(24);
    expect(webhookAddress('https://x.example/hook', signedByNobody, { password: 'a b', whistle: 'w' })).toBe('https://x.example/hook?secret=a+b');
    expect(webhookAddress('https://x.example/hook', kind, { whistle: 'w' })).toBe('https://x.example/hook');
  });

  it('leaves an empty secret as it is, and takes an emptied optional setting away', () => {
    const values: Record<string, string> = { ...savedValues(kind, saved), corn: ' ' };
    expect(values.ring).toBe('');
    expect(changedValues(kind, saved, values)).toEqual({ corn: '' });
    expect(changedValues(kind, saved, { ...values, corn: 'yes', ring: 'new' })).toEqual({ ring: 'new' });
  });

  it('sends what was entered, without the blanks of a paste', () => {
    expect(enteredValues({ loft: ' west\n', ring: '' })).toEqual({ loft: 'west' });
  });

  it('asks for what is needed', () => {
    expect(missing(kind, { loft: 'x', ring: ' ' }).map((one) => one.name)).toEqual(['ring', 'whistle']);
  });
});
