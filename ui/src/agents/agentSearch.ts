export type AgentTab = 'prompt' | 'replay' | 'history';

/** The prompt is what one comes for: it is not written into the address. */
export const asAgentSearch = (search: Record<string, unknown>): { tab?: AgentTab } => ({
  tab: search.tab === 'replay' || search.tab === 'history' ? search.tab : undefined,
});
