import type { IntakeState } from '@/api/intake';

export interface IntakeSearch {
  channel?: string;
  state?: IntakeState;
  item?: string;
}

export const intakeStates: readonly IntakeState[] = ['received', 'done', 'ignored', 'quarantined', 'dead'];

export function asIntakeSearch(search: Record<string, unknown>): IntakeSearch {
  return {
    channel: typeof search.channel === 'string' && search.channel ? search.channel : undefined,
    state: intakeStates.find((state) => state === search.state),
    item: typeof search.item === 'string' && search.item ? search.item : undefined,
  };
}
