import { queryOptions } from '@tanstack/react-query';
import { listRoles, type Role, type RoleListing } from '@/api/access';
import { isText, t } from '@/texts';

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: listRoles });

/** What a role is called: an organisation's own by its name, the others in the reader's language. */
export function roleWords(role: Role, ownName: string | null): string {
  if (ownName) return ownName;
  const key = `role.${role}`;
  return isText(key) ? t(key) : role;
}

/** What it is for, in a sentence; empty where nobody said. */
export function roleAbout(listing: RoleListing): string {
  const key = `role.${listing.role}.about`;
  return listing.description ?? (isText(key) ? t(key) : '');
}

export const mayGive = (roles: readonly RoleListing[]): RoleListing[] => roles.filter((one) => one.mayGive);

/** What belongs together is chosen together: with a permission comes what it needs, and with what goes what needs it. */
export function together(before: readonly string[], after: readonly string[], needs: Readonly<Record<string, readonly string[]>>): string[] {
  const gone = new Set(before.filter((one) => !after.includes(one)));
  const kept = after.filter((one) => !(needs[one] ?? []).some((other) => gone.has(other)));
  return [...new Set(kept.flatMap((one) => [one, ...(needs[one] ?? [])]))];
}

/** What can be put into a role of one's own: what one has oneself, but what owners alone have. */
export function grantable(roles: readonly RoleListing[], mine: readonly string[]): string[] {
  const admins = roles.find((one) => one.role === 'admin')?.permissions ?? [];
  return admins.filter((permission) => mine.includes(permission));
}
