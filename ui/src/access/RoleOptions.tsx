import { useQuery } from '@tanstack/react-query';
import type { Role } from '@/api/access';
import { mayGive, roleWords, rolesQuery } from './roles';

/** The roles that one may give. What somebody has stands there even before the list is known. */
export function RoleOptions({ now, nowName }: { now: Role; nowName: string | null }) {
  const roles = useQuery(rolesQuery);
  const offered = mayGive(roles.data?.items ?? []);
  return (
    <>
      {!offered.some((one) => one.role === now) && <option value={now}>{roleWords(now, nowName)}</option>}
      {offered.map((one) => <option key={one.role} value={one.role}>{roleWords(one.role, one.name)}</option>)}
    </>
  );
}
