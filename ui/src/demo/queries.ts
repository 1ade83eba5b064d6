import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { loadDemo, readDemo, removeDemo } from '@/api/demo';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { useMaySetUp } from '@/settings/steps';

const LOOK_AGAIN_MS = 1_000;

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: readDemo,
  refetchInterval: ({ state }) => (state.data?.state === 'loading' || state.data?.state === 'removing' ? LOOK_AGAIN_MS : false),
});

/** The demo, and what can be done with it; everything that is shown is read anew when it has come or gone. */
export function useDemo() {
  const queries = useQueryClient();
  const maySetUp = useMaySetUp();
  const query = useQuery({ ...demoQuery, enabled: maySetUp });
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    const went = before.current === 'loading' || before.current === 'removing';
    if (went && (state === 'loaded' || state === 'none')) void queries.invalidateQueries();
    before.current = state;
  }, [state, queries]);
  const outcome = {
    onSuccess: (demo: Awaited<ReturnType<typeof readDemo>>) => { queries.setQueryData(demoQuery.queryKey, demo); },
    onError: (error: Error) => { toast(errorText(error), 'danger'); void query.refetch(); },
  };
  const load = useMutation({ mutationFn: loadDemo, ...outcome });
  const remove = useMutation({ mutationFn: removeDemo, ...outcome });
  return { query, load, remove };
}
