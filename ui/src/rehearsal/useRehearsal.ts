import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelRehearsal, startRehearsal, type Supposed } from '@/api/rehearsals';
import { rehearsalQuery, rehearsalsQuery } from './queries';

/** One rehearsal under way or looked back at. `latest` is shown as long as none was chosen here. */
export function useRehearsal(supposed: Supposed, latest: string | null) {
  const queries = useQueryClient();
  const [chosen, choose] = useState<string | null>(null);
  const id = chosen ?? latest;
  const shown = useQuery({ ...rehearsalQuery(id ?? ''), enabled: id !== null });
  const start = useMutation({
    mutationFn: (last: number) => startRehearsal(last, supposed),
    onSuccess: (begun) => {
      queries.setQueryData(rehearsalQuery(begun.rehearsal.id).queryKey, begun);
      void queries.invalidateQueries({ queryKey: rehearsalsQuery.queryKey, exact: true });
      choose(begun.rehearsal.id);
    },
  });
  const cancel = useMutation({
    mutationFn: cancelRehearsal,
    onSuccess: () => queries.invalidateQueries({ queryKey: rehearsalsQuery.queryKey }),
  });
  return { id, choose, shown, start, cancel, running: shown.data?.rehearsal.state === 'running' };
}
