import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMay, useMe } from '@/access/session';
import { heard } from '@/live/heard';
import { unseenQuery } from './queries';

/** How many notices wait to be seen; opens what a notification of this browser was pressed for. Not counted before `soon`. */
export function useOwnNotices(soon: boolean): number {
  const me = useMe().teammate.id;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const enabled = useMay('conversations:read');
  useEffect(() => heard.listen((changes) => {
    if (changes.some(({ what }) => what.includes('notice') && what.includes(`for-${me}`))) void queries.invalidateQueries({ queryKey: ['notices'] });
  }), [me, queries]);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    const { serviceWorker } = navigator;
    const pressed = ({ data }: MessageEvent<{ open?: unknown } | null>) => {
      const to = data?.open;
      if (typeof to === 'string' && to.startsWith('/') && !to.startsWith('//')) void navigate({ href: to });
    };
    serviceWorker.addEventListener('message', pressed);
    return () => { serviceWorker.removeEventListener('message', pressed); };
  }, [navigate]);
  return useQuery({ ...unseenQuery, enabled: enabled && soon }).data?.unseen ?? 0;
}
