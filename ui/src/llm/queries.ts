import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listModelKinds, listModels, testModel, type ModelList } from '@/api/models';

/** A circuit opens and closes by itself; nobody is told of that. */
const LOOK_AGAIN_MS = 15_000;

export const modelsQuery = queryOptions({ queryKey: ['models'], queryFn: listModels, refetchInterval: LOOK_AGAIN_MS });
export const modelKindsQuery = queryOptions({ queryKey: ['model-kinds'], queryFn: listModelKinds, staleTime: Infinity });

/** A test costs and can open or close the circuit. */
export function useModelTest() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: testModel, onSettled: () => { void queries.invalidateQueries({ queryKey: modelsQuery.queryKey }); } });
}

/** What answers with the whole list; one after the other, so that the last one counts. */
export function useListChange<T>(change: (value: T) => Promise<ModelList>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    scope: { id: 'models' },
    onSuccess: (list) => { queries.setQueryData(modelsQuery.queryKey, list); },
    onError: () => { void queries.invalidateQueries({ queryKey: modelsQuery.queryKey }); },
  });
}
