import type { Agent, AgentChange } from '@/api/agents';
import { amountOf, amountText } from '@/design/money';

/** What stands in the fields; an empty one stands for what the product has. */
export interface AgentFields {
  on: boolean;
  tone: string;
  temperature: string;
  mostTokens: string;
  monthlyBudget: string;
}

export const fieldsOf = (agent: Agent): AgentFields => ({
  on: agent.on,
  tone: agent.tone,
  temperature: agent.temperature === agent.defaults.temperature ? '' : amountText(agent.temperature),
  mostTokens: agent.mostTokens === agent.defaults.mostTokens ? '' : amountText(agent.mostTokens),
  monthlyBudget: amountText(agent.monthlyBudget),
});

const HOTTEST = 2;

export function wrongOf(fields: AgentFields, limits: Agent['limits']) {
  const temperature = amountOf(fields.temperature);
  const tokens = amountOf(fields.mostTokens);
  return {
    temperature: temperature !== null && !(temperature >= 0 && temperature <= HOTTEST),
    mostTokens: tokens !== null && !(Number.isInteger(tokens) && tokens >= 1 && tokens <= limits.mostTokens),
    monthlyBudget: Number.isNaN(amountOf(fields.monthlyBudget)),
  };
}

export const changeOf = (fields: AgentFields): AgentChange => ({
  on: fields.on,
  tone: fields.tone.trim(),
  temperature: amountOf(fields.temperature) ?? -1,
  mostTokens: amountOf(fields.mostTokens) ?? 0,
  monthlyBudget: amountOf(fields.monthlyBudget) ?? 0,
});
