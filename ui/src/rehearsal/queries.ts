import { queryOptions } from '@tanstack/react-query';
import { listRehearsals, readRehearsal } from '@/api/rehearsals';

const LOOK_AGAIN_MS = 1_000;

export const rehearsalsQuery = queryOptions({ queryKey: ['rehearsals'], queryFn: listRehearsals });
export const rehearsalQuery = (id: string) => queryOptions({
  queryKey: ['rehearsals', id],
  queryFn: () => readRehearsal(id),
  refetchInterval: ({ state }) => (state.data?.rehearsal.state === 'running' ? LOOK_AGAIN_MS : false),
});
