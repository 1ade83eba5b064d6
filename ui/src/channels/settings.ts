import type { ChannelKind, ChannelSettings, SettingField } from '@/api/channels';
import { newKey } from '@/conversations/thread/outgoing';

export type Values = Record<string, string>;

/** A new account begins with the words that we make up ourselves. */
export function freshValues(kind: ChannelKind): Values {
  return Object.fromEntries(kind.fields.map((field) => [field.name, field.type === 'token' || field.type === 'key' ? newKey().replaceAll('-', '').slice(0, 24) : '']));
}

/** A secret that is saved stays out of sight: it is empty here, and empty means unchanged. */
export function savedValues(kind: ChannelKind, saved: ChannelSettings): Values {
  return Object.fromEntries(kind.fields.map((field) => [field.name, saved.values[field.name] ?? '']));
}

export function enteredValues(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''));
}

/** The address to tell the provider: some carry a word that proves whoever calls it. */
export function webhookAddress(address: string, kind: ChannelKind, values: Values): string {
  const key = kind.fields.filter((field) => field.type === 'key').map((field) => values[field.name]).find(Boolean);
  return key ? `${address}?${new URLSearchParams({ secret: key }).toString()}` : address;
}

/** Only what was changed: an emptied optional setting goes away, an empty secret stays as it is. */
export function changedValues(kind: ChannelKind, saved: ChannelSettings, values: Values): Values {
  const changed: Values = {};
  for (const field of kind.fields) {
    const value = (values[field.name] ?? '').trim();
    const before = saved.values[field.name] ?? '';
    if (field.type === 'secret' ? value !== '' : value !== before) changed[field.name] = value;
  }
  return changed;
}

export function missing(kind: ChannelKind, values: Values): SettingField[] {
  return kind.fields.filter((field) => field.required && !(values[field.name] ?? '').trim());
}
