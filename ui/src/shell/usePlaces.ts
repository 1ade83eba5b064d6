import { useQuery } from '@tanstack/react-query';
import { useMe } from '@/access/session';
import { sandboxQuery } from '@/sandbox/queries';
import { places, type Place } from './places';

/** Where this teammate may go. The phone is there only while the sandbox is on. */
export function usePlaces(): Place[] {
  const { permissions, without } = useMe();
  const sandbox = useQuery({ ...sandboxQuery, enabled: permissions.includes('sandbox:use') });
  return places.filter((place) => (place.permission === null || permissions.includes(place.permission)) && !(place.feature && without.includes(place.feature)) && (place.to !== '/phone' || sandbox.data?.on === true));
}
