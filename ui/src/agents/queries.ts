import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listTeammates } from '@/api/access';
import { listAgents, listPrompts, readAgent, readPrompt, readSafety, type Agent } from '@/api/agents';
import { useMay } from '@/access/session';
import { modelsQuery } from '@/llm/queries';
import { t } from '@/texts';

export const agentsQuery = queryOptions({ queryKey: ['agents'], queryFn: listAgents });
/** Under the key of the agents, so that a change of one makes it stale too. */
export const agentQuery = (role: string) => queryOptions({ queryKey: ['agents', role], queryFn: () => readAgent(role) });
export const promptsQuery = (role: string) => queryOptions({ queryKey: ['agents', role, 'prompts'], queryFn: () => listPrompts(role) });
export const promptQuery = (role: string, version: number, against?: number) =>
  queryOptions({ queryKey: ['agents', role, 'prompts', version, against ?? null], queryFn: () => readPrompt(role, version, against) });
export const safetyQuery = queryOptions({ queryKey: ['agents', 'safety'], queryFn: readSafety });
/** What answers with the agent as it is now. */
export function useAgentChange<T>(role: string, change: (value: T) => Promise<Agent>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (agent) => {
      queries.setQueryData(agentQuery(role).queryKey, agent);
      void queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
  });
}

/** Who did it, by name. */
export function useTeammateName(): (id: string | null) => string {
  const mayRead = useMay('teammates:read');
  const teammates = useQuery({ queryKey: ['teammates'], queryFn: listTeammates, enabled: mayRead });
  return (id) => teammates.data?.items.find((one) => one.id === id)?.name ?? t('agents.somebody');
}

/** The name of the model a role has for itself; null: by the order, or not for this teammate to know. */
export function useOwnModel(role: string): string | null {
  const mayManage = useMay('models:manage');
  const models = useQuery({ ...modelsQuery, enabled: mayManage });
  const id = models.data?.roles[role];
  return models.data?.items.find((one) => one.id === id)?.name ?? null;
}
