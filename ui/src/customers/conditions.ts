import type { Attribute, Check, Condition, Group } from '@/api/customers';

/** How a value is entered. */
export type Entry = 'none' | 'truth' | 'day' | 'days' | 'count' | 'number' | 'text' | 'option' | 'options' | 'channels' | 'labels' | 'languages' | 'companies' | 'consents';

/** What the product itself knows of customers, with the operators that go with each. */
export const known: Readonly<Record<string, readonly string[]>> = {
  name: ['contains'],
  'last-message': ['within-days', 'not-within-days', 'before', 'after', 'set', 'not-set'],
  'first-seen': ['within-days', 'not-within-days', 'before', 'after'],
  channel: ['in', 'not-in'],
  label: ['in', 'not-in'],
  company: ['in', 'not-in', 'set', 'not-set'],
  'open-conversation': ['is'],
  messages: ['more', 'less', 'is'],
  conversations: ['more', 'less', 'is'],
  language: ['in', 'not-in'],
  vip: ['is'],
  'opted-out': ['is'],
  'consent-given': ['in', 'not-in'],
  'consent-withdrawn': ['in', 'not-in'],
};

const OWN = 'attribute.';

export const ownField = (attribute: Attribute) => OWN + attribute.key;
export const attributeOf = (field: string, attributes: readonly Attribute[]) =>
  field.startsWith(OWN) ? attributes.find((attribute) => ownField(attribute) === field) : undefined;

function ownOperators({ type, sensitive }: Attribute): readonly string[] {
  if (type === 'yes-no') return ['is', 'set', 'not-set'];
  if (sensitive) return ['is', 'is-not', 'set', 'not-set'];
  if (type === 'choice') return ['in', 'not-in', 'set', 'not-set'];
  if (type === 'number') return ['is', 'is-not', 'more', 'less', 'set', 'not-set'];
  if (type === 'date') return ['before', 'after', 'within-days', 'not-within-days', 'is', 'is-not', 'set', 'not-set'];
  return ['is', 'is-not', 'contains', 'set', 'not-set'];
}

export function operatorsOf(field: string, attributes: readonly Attribute[]): readonly string[] {
  const attribute = attributeOf(field, attributes);
  return attribute ? ownOperators(attribute) : (known[field] ?? []);
}

export function entryOf({ field, operator }: Check, attributes: readonly Attribute[]): Entry {
  if (operator === 'set' || operator === 'not-set') return 'none';
  if (operator === 'within-days' || operator === 'not-within-days') return 'days';
  const attribute = attributeOf(field, attributes);
  if (attribute) {
    if (attribute.type === 'yes-no') return 'truth';
    if (attribute.type === 'date') return 'day';
    if (attribute.type === 'number') return 'number';
    if (attribute.type === 'choice') return operator === 'in' || operator === 'not-in' ? 'options' : 'option';
    return 'text';
  }
  switch (field) {
    case 'channel': return 'channels';
    case 'label': return 'labels';
    case 'company': return 'companies';
    case 'language': return 'languages';
    case 'consent-given':
    case 'consent-withdrawn': return 'consents';
    case 'first-seen':
    case 'last-message': return 'day';
    case 'messages':
    case 'conversations': return 'count';
    case 'name': return 'text';
    default: return 'truth';
  }
}

/** With what a new condition of a field begins. */
export function freshCheck(field: string, operator: string, attributes: readonly Attribute[]): Check {
  const check: Check = { field, operator };
  switch (entryOf(check, attributes)) {
    case 'truth': return { ...check, value: true };
    case 'days': return { ...check, value: 30 };
    case 'count': return { ...check, value: 1 };
    default: return check;
  }
}

export const isGroup = (condition: Condition): condition is Group => 'match' in condition;

/** What can be asked already: conditions that still lack a value are left out. Null when nothing is left. */
export function complete(group: Group): Group | null {
  const conditions = group.conditions.flatMap((one): Condition[] => {
    if (isGroup(one)) {
      const inner = complete(one);
      return inner ? [inner] : [];
    }
    const { operator, value } = one;
    if (operator === 'set' || operator === 'not-set') return [{ field: one.field, operator }];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [one];
  });
  return conditions.length > 0 ? { match: group.match, conditions } : null;
}

/** A single condition, as a program may have saved it, is a group of one here. */
export const asGroup = (condition: Condition): Group => (isGroup(condition) ? condition : { match: 'all', conditions: [condition] });

/** From the page's address; null when it is none. */
export function parseFilter(text: string | undefined): Group | null {
  if (!text) return null;
  try {
    const value = JSON.parse(text) as Condition | null;
    return value && typeof value === 'object' && sound(value) ? asGroup(value) : null;
  } catch {
    return null;
  }
}

function sound(value: Condition): boolean {
  return isGroup(value)
    ? (value.match === 'all' || value.match === 'any') && Array.isArray(value.conditions) && value.conditions.every(sound)
    : typeof value.field === 'string' && typeof value.operator === 'string';
}
