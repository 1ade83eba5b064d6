import type { ContactLine } from './contacts';
import { get, post, put, remove, type Page } from './client';

export type AttributeSubject = 'contact' | 'conversation';
export type AttributeType = 'text' | 'number' | 'date' | 'yes-no' | 'choice' | 'link';
export type AttributeValue = string | number | boolean;
export type AttributeValues = Record<string, AttributeValue>;

/** What the organisation itself wants to know. */
export interface Attribute {
  id: string;
  subject: AttributeSubject;
  /** Never changes. */
  key: string;
  label: string;
  type: AttributeType;
  options: string[];
  /** Sealed, and found by its exact value only. */
  sensitive: boolean;
}

const attributes = '/api/v1/attributes';

export const listAttributes = (subject: AttributeSubject) => get<{ items: Attribute[] }>(attributes, { subject });
export const readAttribute = (id: string) => get<{ attribute: Attribute; values: number }>(`${attributes}/${encodeURIComponent(id)}`);
export const createAttribute = (attribute: Omit<Attribute, 'id'>) => post<Attribute>(attributes, attribute);
export const changeAttribute = ({ id, ...attribute }: Attribute) => put<Attribute>(`${attributes}/${encodeURIComponent(id)}`, attribute);
export const deleteAttribute = (id: string) => remove(`${attributes}/${encodeURIComponent(id)}`);
export const orderAttributes = (subject: AttributeSubject, ids: string[]) => put<{ items: Attribute[] }>(`${attributes}/order`, { subject, ids });

const ofConversation = (id: string) => `/api/v1/conversations/${encodeURIComponent(id)}/attributes`;

export const readConversationAttributes = (id: string) => get<{ attributes: AttributeValues }>(ofConversation(id));
export const setConversationAttributes = (id: string, values: Record<string, AttributeValue | null>) => put<{ attributes: AttributeValues }>(ofConversation(id), values);

export interface Check {
  field: string;
  operator: string;
  value?: string | number | boolean | string[];
}

export interface Group {
  match: 'all' | 'any';
  conditions: (Check | Group)[];
}

export type Condition = Check | Group;

/** Whom to list: all when both are absent. */
export interface Wanted {
  condition?: Group | null;
  segment?: string | null;
}

const asked = ({ condition, segment }: Wanted) => ({ condition: condition ? JSON.stringify(condition) : null, segment: segment ?? null });

export const listCustomers = (wanted: Wanted, cursor: string | null, signal?: AbortSignal) =>
  get<Page<ContactLine>>('/api/v1/customers', { ...asked(wanted), cursor }, signal);
export const countCustomers = (wanted: Wanted, signal?: AbortSignal) => get<Counted>('/api/v1/customers/count', asked(wanted), signal);

/** Counted as far as 1,000. */
export interface Counted {
  count: number;
  more: boolean;
}

export interface Segment {
  id: string;
  name: string;
  condition: Condition;
}

const segments = '/api/v1/segments';

export const listSegments = () => get<{ items: Segment[] }>(segments);
/** count null: an attribute it names is gone */
export const readSegment = (id: string) => get<{ segment: Segment; count: number | null; more: boolean }>(`${segments}/${encodeURIComponent(id)}`);
export const createSegment = (segment: Omit<Segment, 'id'>) => post<Segment>(segments, segment);
export const changeSegment = ({ id, ...segment }: Segment) => put<Segment>(`${segments}/${encodeURIComponent(id)}`, segment);
export const deleteSegment = (id: string) => remove(`${segments}/${encodeURIComponent(id)}`);
