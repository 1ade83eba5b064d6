import { addressText } from '@/design/addressText';
import type { AttributeSubject, Check } from '@/api/customers';
import type { ConversationFilter, Holder, Priority, StatusFilter, View } from '@/api/conversations';

/** What the inbox's address says: a filtered list can be bookmarked and shared. Defaults stay out of it. */
export interface InboxSearch extends Omit<ConversationFilter, 'view' | 'status'> {
  view?: View;
  status?: StatusFilter;
}

const views: readonly View[] = ['mine', 'unassigned', 'mentions'];
const statuses: readonly StatusFilter[] = ['open', 'snoozed', 'resolved', 'all'];
const priorities: readonly Priority[] = ['low', 'normal', 'high'];
const targets = ['missed', 'close'] as const;
const holders: readonly Holder['kind'][] = ['bot', 'queue', 'teammate'];

/** One word or several: an older address has one. */
function words(value: unknown): string[] | undefined {
  const all = (Array.isArray(value) ? value : [value]).filter((word): word is string => typeof word === 'string' && word !== '');
  return all.length > 0 ? [...new Set(all)].slice(0, 50) : undefined;
}

function among<T extends string>(value: unknown, known: readonly T[]): T[] | undefined {
  const found = known.filter((word) => words(value)?.includes(word) === true);
  return found.length > 0 ? found : undefined;
}

const minutes = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined);

export function asInboxSearch(search: Record<string, unknown>): InboxSearch {
  return {
    view: views.find((view) => view === search.view),
    status: statuses.find((status) => status === search.status && status !== usualStatus(search.view)),
    order: search.order === 'waiting' || search.order === 'target' ? search.order : undefined,
    q: addressText(search.q),
    channel: words(search.channel),
    label: words(search.label),
    team: words(search.team),
    target: among(search.target, targets),
    assignee: words(search.assignee),
    priority: among(search.priority, priorities),
    holder: among(search.holder, holders),
    language: words(search.language),
    waitingMinutes: minutes(search.waitingMinutes),
    activeMinutes: minutes(search.activeMinutes),
    quietMinutes: minutes(search.quietMinutes),
    attributes: asText(attributesOf(search.attributes)),
    match: search.match === 'any' ? 'any' : undefined,
  };
}

/** What a filter asks of the organisation's own attributes. */
export interface AttributeCondition {
  of: AttributeSubject;
  key: string;
  operator: string;
  value?: Check['value'];
}

/** From an address or a view; what is none is left out. */
export function attributesOf(text: unknown): AttributeCondition[] {
  if (typeof text !== 'string' || text === '') return [];
  try {
    const all: unknown = JSON.parse(text);
    return Array.isArray(all) ? all.filter(isCondition) : [];
  } catch {
    return [];
  }
}

function isCondition(one: unknown): one is AttributeCondition {
  if (typeof one !== 'object' || one === null || !('of' in one) || !('key' in one) || !('operator' in one)) return false;
  return (one.of === 'contact' || one.of === 'conversation') && typeof one.key === 'string' && typeof one.operator === 'string';
}

export const asText = (all: readonly AttributeCondition[]) => (all.length > 0 ? JSON.stringify(all) : undefined);

/** How many conditions narrow the list. */
export const countOf = (search: InboxSearch) =>
  conditions.filter((name) => name !== 'attributes' && search[name] !== undefined).length + attributesOf(search.attributes).length;

/** Who is called by name is called wherever the conversation is. */
const usualStatus = (view: unknown): StatusFilter => (view === 'mentions' ? 'all' : 'open');
export const statusOf = (search: InboxSearch): StatusFilter => search.status ?? usualStatus(search.view);

export const asFilter = (search: InboxSearch): ConversationFilter => ({ ...search, view: search.view ?? 'all', status: statusOf(search) });

export type Condition = 'channel' | 'label' | 'team' | 'target' | 'assignee' | 'priority' | 'holder' | 'language' | 'waitingMinutes' | 'activeMinutes' | 'quietMinutes' | 'attributes';

export const conditions: readonly Condition[] = ['channel', 'label', 'team', 'target', 'assignee', 'priority', 'holder', 'language', 'waitingMinutes', 'activeMinutes', 'quietMinutes', 'attributes'];

/** Everything that narrows the list beside whose and which status it shows. */
export const noConditions: InboxSearch = {
  q: undefined, channel: undefined, label: undefined, team: undefined, target: undefined, assignee: undefined, priority: undefined, holder: undefined,
  language: undefined, waitingMinutes: undefined, activeMinutes: undefined, quietMinutes: undefined, attributes: undefined, match: undefined,
};

export const isNarrowed = (search: InboxSearch) => search.q !== undefined || conditions.some((name) => search[name] !== undefined);

/** What a view keeps: all of it, the defaults written out, so that it stays what it is when they change. */
export const asKept = (search: InboxSearch): Record<string, unknown> => ({ order: 'recent', ...JSON.parse(JSON.stringify(asFilter(search))) as Record<string, unknown> });

/** Whether the list shows just what the view keeps. */
export function isShown(view: Record<string, unknown>, search: InboxSearch): boolean {
  const said = (filter: InboxSearch) => JSON.stringify(Object.entries(asFilter(filter)).filter(([, value]) => value !== undefined).sort(([one], [other]) => one.localeCompare(other)));
  return said(asInboxSearch(view)) === said(search);
}
