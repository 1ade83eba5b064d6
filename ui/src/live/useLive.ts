import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { staleKeys } from './changes';
import { openLiveStream } from './stream';

/** Keeps everything on screen fresh for as long as the signed-in shell is shown. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      openLiveStream('/api/v1/live', {
        changed: (changes) => {
          for (const queryKey of staleKeys(changes)) void queries.invalidateQueries({ queryKey });
        },
        reset: () => { void queries.invalidateQueries(); },
      }),
    [queries],
  );
}
