import type { Attribute, AttributeSubject, AttributeValue } from '@/api/customers';
import type { Changes } from '@/api/desk';
import type { Step } from '@/api/macros';
import type { MissingToResolve } from '@/api/resolving';
import { fits } from '@/attributes/AttributeInput';

export interface MissingOf {
  id: string;
  missing: MissingToResolve;
}

/** What a teammate has said once for all of them: a label for each question by its {@link question}. */
export interface Filled {
  labels: Readonly<Record<string, string>>;
  team: string;
  assign: string;
  /** by the attribute's id; what is not entered is not in it */
  attributes: Readonly<Record<string, AttributeValue>>;
}

/** The same labels to choose from are the same question, in whatever conversation. */
export const question = (any: readonly string[]) => [...any].sort().join(' ');

/** Everything that one of them lacks, each once. */
export function asked(all: readonly MissingOf[]): MissingToResolve {
  const labels = new Map(all.flatMap(({ missing }) => missing.labels).map((any) => [question(any), any]));
  return { labels: [...labels.values()], team: all.some(({ missing }) => missing.team), assignee: all.some(({ missing }) => missing.assignee), attributes: [...new Set(all.flatMap(({ missing }) => missing.attributes))] };
}

/** What is still missing when a macro has done what comes before it resolves. */
export function missingBehind(steps: readonly Step[], missing: MissingToResolve, defined: readonly Attribute[]): MissingToResolve {
  const put = new Set(steps.filter(({ kind }) => kind === 'label').flatMap(({ labels }) => labels));
  const team = steps.some(({ kind, to }) => kind === 'team' && to !== 'none');
  const assign = steps.some(({ kind, to }) => kind === 'assign' && to !== 'none' && to !== 'bot');
  const given = (id: string) => {
    const attribute = defined.find((one) => one.id === id);
    return steps.some(({ kind, to, values }) => kind === 'attributes' && to === attribute?.subject && attribute !== undefined && (values[attribute.key] ?? null) !== null);
  };
  return { labels: missing.labels.filter((any) => !any.some((label) => put.has(label))), team: missing.team && !team, assignee: missing.assignee && !assign, attributes: missing.attributes.filter((id) => !given(id)) };
}

export const complete = (need: MissingToResolve, { labels, team, attributes }: Filled, defined: readonly Attribute[]) =>
  need.labels.every((any) => Boolean(labels[question(any)])) && (!need.team || team !== '')
  && need.attributes.every((id) => { const attribute = defined.find((one) => one.id === id); return attribute !== undefined && fits(attribute, attributes[id]); });

/** Gives each conversation what it lacks and nothing else; those that get the same are changed together. */
export function fillings(all: readonly MissingOf[], filled: Filled, defined: readonly Attribute[]): { ids: string[]; changes: Changes }[] {
  const groups = new Map<string, { ids: string[]; changes: Changes }>();
  for (const { id, missing } of all) {
    const changes: Changes = {};
    const labels = [...new Set(missing.labels.flatMap((any) => filled.labels[question(any)] ?? []))];
    if (labels.length > 0) changes.label = labels;
    if (missing.team) changes.team = filled.team;
    if (missing.assignee) changes.assign = filled.assign;
    const values = (subject: AttributeSubject) => {
      const those = defined.filter((one) => one.subject === subject && missing.attributes.includes(one.id));
      return those.length > 0 ? Object.fromEntries(those.flatMap(({ id, key }) => { const value = filled.attributes[id]; return value === undefined ? [] : [[key, value]]; })) : undefined;
    };
    changes.contactAttributes = values('contact');
    changes.attributes = values('conversation');
    const key = JSON.stringify(changes);
    const group = groups.get(key) ?? { ids: [], changes };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
