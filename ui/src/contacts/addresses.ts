import type { Identifier } from '@/api/contacts';
import { t } from '@/texts';

/** Phones are kept as digits. */
export const shownAddress = ({ kind, value }: { kind: string; value: string }) => (kind === 'phone' && /^\d/.test(value) ? `+${value}` : value);

export function addressName(kind: string): string {
  switch (kind) {
    case 'phone': case 'wa_id': case 'whatsapp': return t('panel.phone');
    case 'email': return t('panel.email');
    case 'bsuid': case 'user_id': case 'whatsapp_user': case 'whatsapp_user_id': return t('panel.bsuid');
    case 'address': case 'demo': case 'sms_sender': return t('panel.address');
    default: return kind;
  }
}

/** Whether it may be a whole number or mail address, and no part of one. */
export const wholeAddress = (text: string) =>
  /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text.trim()) || /^(?:\+|00)?[1-9]\d{6,14}$/.test(text.replace(/[\s().\-/]/g, ''));

/** One way to write to somebody: an address on a channel. */
export interface Way {
  key: string;
  identifier: Identifier;
  channel: Identifier['channels'][number];
}

export const waysTo = (identifiers: readonly Identifier[]): Way[] =>
  identifiers
    .filter((identifier) => identifier.formerSince === null)
    .flatMap((identifier) => identifier.channels.map((channel) => ({ key: `${channel.id} ${identifier.kind} ${identifier.value}`, identifier, channel })));
