import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMay, useMe } from '@/access/session';
import { staleKeys } from './changes';
import { following } from './following';
import { heard } from './heard';
import { refresher } from './refresher';
import { openLiveStream } from './tabs';
import { typing } from './typing';
import { watched } from './watching';

/** Keeps everything on screen fresh for as long as the signed-in shell is shown. */
export function useLive(): void {
  const queries = useQueryClient();
  const mayRead = useMay('conversations:read');
  const me = useMe().teammate.id;
  useEffect(() => {
    if (!mayRead) return undefined;
    const refresh = refresher((queryKey) => queries.invalidateQueries({ queryKey }));
    const follow = following(queries);
    return openLiveStream('/api/v1/live', me, {
      changed: (changes) => {
        typing.hear(changes);
        watched.hear(changes);
        heard.tell(changes);
        follow(changes);
        for (const key of staleKeys(changes)) refresh(key);
      },
      reset: () => { void queries.invalidateQueries(); },
    });
  }, [queries, mayRead, me]);
}
