import type { Changes } from '@/api/desk';
import type { Step } from '@/api/macros';
import type { MissingToResolve } from '@/api/resolving';

export interface MissingOf {
  id: string;
  missing: MissingToResolve;
}

/** What a teammate has said once for all of them: a label for each question by its {@link question}. */
export interface Filled {
  labels: Readonly<Record<string, string>>;
  team: string;
  assign: string;
}

/** The same labels to choose from are the same question, in whatever conversation. */
export const question = (any: readonly string[]) => [...any].sort().join(' ');

/** Everything that one of them lacks, each once. */
export function asked(all: readonly MissingOf[]): MissingToResolve {
  const labels = new Map(all.flatMap(({ missing }) => missing.labels).map((any) => [question(any), any]));
  return { labels: [...labels.values()], team: all.some(({ missing }) => missing.team), assignee: all.some(({ missing }) => missing.assignee) };
}

/** What is still missing when a macro has done what comes before it resolves. */
export function missingBehind(steps: readonly Step[], missing: MissingToResolve): MissingToResolve {
  const put = new Set(steps.filter(({ kind }) => kind === 'label').flatMap(({ labels }) => labels));
  const team = steps.some(({ kind, to }) => kind === 'team' && to !== 'none');
  const assign = steps.some(({ kind, to }) => kind === 'assign' && to !== 'none' && to !== 'bot');
  return { labels: missing.labels.filter((any) => !any.some((label) => put.has(label))), team: missing.team && !team, assignee: missing.assignee && !assign };
}

export const complete = (need: MissingToResolve, { labels, team }: Filled) =>
  need.labels.every((any) => Boolean(labels[question(any)])) && (!need.team || team !== '');

/** Gives each conversation what it lacks and nothing else; those that get the same are changed together. */
export function fillings(all: readonly MissingOf[], filled: Filled): { ids: string[]; changes: Changes }[] {
  const groups = new Map<string, { ids: string[]; changes: Changes }>();
  for (const { id, missing } of all) {
    const changes: Changes = {};
    const labels = [...new Set(missing.labels.flatMap((any) => filled.labels[question(any)] ?? []))];
    if (labels.length > 0) changes.label = labels;
    if (missing.team) changes.team = filled.team;
    if (missing.assignee) changes.assign = filled.assign;
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { ids: [], changes };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
