import type { Me } from '@/api/access';
import type { Conversation } from '@/api/conversations';
import type { Suggestion } from './useSuggestions';

/** What the placeholders of canned replies stand for in this conversation; those that nobody knows are left out. */
export function variablesOf({ contact, channelName }: Pick<Conversation, 'contact' | 'channelName'>, { teammate, organisation }: Pick<Me, 'teammate' | 'organisation'>, seesAddresses: boolean): Suggestion[] {
  const first = (name: string | null) => name?.trim().split(/\s+/)[0] ?? null;
  // Somebody who never said their name is called by their address.
  const name = contact.name === contact.address ? null : contact.name;
  const values: Record<string, string | null> = {
    'contact.first_name': first(name),
    'contact.name': name,
    'contact.address': seesAddresses ? contact.address : null,
    'agent.first_name': first(teammate.name),
    'agent.name': teammate.name,
    'organisation.name': organisation.name,
    'channel.name': channelName,
  };
  return Object.entries(values).flatMap(([shortcut, text]) => (text ? [{ id: shortcut, shortcut, text }] : []));
}

/** Placeholders that were typed to their end, with what they stand for in their place; those that stand for nothing stay. */
export function filledIn(text: string, variables: readonly Suggestion[]): string {
  return text.replaceAll(/\{\{\s*([\p{L}._]{1,40})\s*\}\}/gu, (all, name: string) => variables.find(({ shortcut }) => shortcut === name.toLowerCase())?.text ?? all);
}
