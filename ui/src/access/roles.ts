import type { Role } from '@/api/access';

const roles: readonly Role[] = ['owner', 'admin', 'agent', 'viewer'];

/** Only owners make owners. */
export const rolesFor = (mine: Role): Role[] => roles.filter((role) => role !== 'owner' || mine === 'owner');
