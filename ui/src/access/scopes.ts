import { isText, t } from '@/texts';

/** The order in which they are offered; what stands in no list comes last. */
const known = ['conversations', 'contacts', 'channels', 'intake', 'dead-letters', 'mailings', 'articles', 'analytics', 'models', 'agents', 'organisation', 'teammates', 'tokens', 'webhooks', 'sign-in', 'vault', 'audit', 'sandbox'];

/** What a permission lets somebody do. The server's list decides what there is; one this console has no words for is shown by name. */
export function scopeWords(scope: string): string {
  const key = `scope.${scope.replace(':', '.')}`;
  return isText(key) ? t(key) : scope;
}

function groupName(about: string): string {
  const key = `scope.${about}`;
  return isText(key) ? t(key) : about;
}

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
  const place = (about: string) => (known.includes(about) ? known.indexOf(about) : known.length);
  return [...groups].sort(([one], [other]) => place(one) - place(other)).map(([about, scopes]) => ({ name: groupName(about), scopes: scopes.sort(readFirst) }));
}

const readFirst = (one: string, other: string) => Number(!isReading(one)) - Number(!isReading(other)) || one.localeCompare(other);

export const isReading = (scope: string): boolean => scope.endsWith(':read');
