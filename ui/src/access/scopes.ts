/** What each permission lets a program do, in words; the server's list of names decides what may be chosen. */
const words: Record<string, string> = {
  'conversations:read': 'Read conversations and messages',
  'conversations:write': 'Reply, take over and resolve conversations',
  'contacts:read': 'Read customers and their addresses',
  'channels:read': 'See channels and how they are doing',
  'channels:manage': 'Connect, change and switch channels',
  'intake:read': 'Read the log of everything that came in',
  'intake:replay': 'Replay what could not be worked off',
  'dead-letters:read': 'See messages that could not be sent',
  'dead-letters:resend': 'Resend or discard them',
  'articles:read': 'Read articles',
  'articles:manage': 'Write and delete articles',
  'teammates:read': 'See teammates',
  'organisation:manage': 'Name the organisation and choose how it looks',
  'teammates:manage': 'Add, change and remove teammates',
  'tokens:manage': 'Make and revoke API tokens',
  'vault:rotate': 'Rotate the keys that seal personal data',
  'sandbox:use': 'Use the simulated phones',
};

const groupNames: Record<string, string> = {
  conversations: 'Conversations',
  contacts: 'Customers',
  channels: 'Channels',
  intake: 'Intake',
  'dead-letters': 'Undelivered',
  articles: 'Articles',
  organisation: 'Organisation',
  teammates: 'Teammates',
  tokens: 'API tokens',
  vault: 'Keys',
  sandbox: 'Sandbox',
};

export const scopeWords = (scope: string): string => words[scope] ?? scope;

export interface ScopeGroup {
  name: string;
  scopes: string[];
}

/** By what they are about, in the server's order; a permission this console does not know keeps its own name. */
export function scopeGroups(permissions: readonly string[]): ScopeGroup[] {
  const groups = new Map<string, string[]>();
  for (const permission of permissions) {
    const about = permission.split(':')[0] ?? permission;
    groups.set(about, [...(groups.get(about) ?? []), permission]);
  }
  const known = Object.keys(groupNames);
  const place = (about: string) => (known.includes(about) ? known.indexOf(about) : known.length);
  return [...groups].sort(([one], [other]) => place(one) - place(other)).map(([about, scopes]) => ({ name: groupNames[about] ?? about, scopes: scopes.sort(readFirst) }));
}

const readFirst = (one: string, other: string) => Number(!isReading(one)) - Number(!isReading(other)) || one.localeCompare(other);

export const isReading = (scope: string): boolean => scope.endsWith(':read');
