import { get, post, put, type Page } from './client';

export type ConversationStatus = 'open' | 'resolved';
export type StatusFilter = ConversationStatus | 'snoozed' | 'all';
export type Priority = 'low' | 'normal' | 'high';
export type Order = 'recent' | 'waiting' | 'target';
export type View = 'mine' | 'unassigned' | 'all' | 'mentions';

/** How a channel takes what is recorded. */
export interface VoiceNotes {
  /** what the contact gets */
  as: 'note' | 'file' | 'link';
  /** the content types it may go out as, the best first */
  types: readonly string[];
  mostBytes: number;
}

export interface Holder {
  kind: 'bot' | 'queue' | 'teammate';
  id?: string | null;
  name?: string | null;
}

export interface Conversation {
  id: string;
  channelId: string;
  channelKind: string;
  channelName: string;
  contact: { id: string; name: string | null; address: string | null };
  status: ConversationStatus;
  holder: Holder;
  unread: number;
  waitingSince: string | null;
  priority: Priority;
  lastMessageAt: string;
  lastMessage: { direction: Direction; type: string; text: string | null; status: MessageStatus | null } | null;
  /** `hours` after the last message it closes; while it is closed, `templates` may be sent, or nothing. */
  window: { open: boolean; closesAt: string | null; hours: number | null; templates: boolean };
  /** A text goes out in short messages, each of which is paid. */
  segmented: boolean;
  /** How the channel takes what is recorded. */
  voiceNotes: VoiceNotes | null;
  createdAt: string;
  handOver: { reason: string; at: string } | null;
  /** out of sight until then, unless the customer writes before */
  snoozedUntil: string | null;
  labels: Label[];
  /** Since when the contact takes nothing from this channel any more; null while they do. */
  unreachableSince: string | null;
  /** whose people answer it */
  team: { id: string; name: string } | null;
  /** what a person should have done next; close from warnAt on */
  due: { target: 'first' | 'next' | 'resolution'; at: string; warnAt: string } | null;
  /** in which it goes on */
  mergedInto: MergedConversation | null;
  /** those that go on in it, the first merged first */
  merged: MergedConversation[];
}

/** The other of two that were merged. */
export interface MergedConversation {
  id: string;
  channelKind: string;
  channelName: string;
  contact: { id: string; name: string | null; address: string | null };
  /** of the one that was merged, when that was */
  messages: number;
  by: string;
  at: string;
}

export type LabelColour = 'grey' | 'red' | 'orange' | 'yellow' | 'green' | 'teal' | 'blue' | 'purple' | 'pink';

export interface Label {
  id: string;
  name: string;
  colour: LabelColour;
}

export type Direction = 'inbound' | 'outbound' | 'note';
export type MessageStatus =
  | 'received' | 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unsure' | 'cancelled';

export interface Attachment {
  /** null until it has been fetched from the provider */
  id: string | null;
  type: string;
  contentType: string | null;
  fileName: string | null;
  size: number | null;
  url: string | null;
  state: 'pending' | 'stored' | 'failed' | 'expired' | 'too-large';
  /** it would run on the computer of whoever opens it */
  program?: boolean;
}

export interface Author {
  kind: 'contact' | 'bot' | 'teammate' | 'system' | 'mailing';
  id?: string | null;
  name?: string | null;
}

export interface ChoiceOption {
  id: string;
  title: string;
  description?: string | null;
}

export interface SharedContact {
  name?: string | { formatted_name?: string } | null;
  phones?: (string | { phone?: string; wa_id?: string })[] | null;
  emails?: (string | { email?: string })[] | null;
  organisation?: string | null;
}

export interface OrderItem {
  productRetailerId: string;
  quantity: number | string;
  itemPrice: number | string | null;
  currency: string | null;
}

export interface Referral {
  url?: string | null;
  sourceUrl?: string | null;
  sourceType?: string | null;
  headline?: string | null;
  body?: string | null;
  mediaType?: string | null;
  imageUrl?: string | null;
  thumbnailUrl?: string | null;
}

/** What a message was cut out of: an e-mail with its subject, its quotes and its signature. */
export interface Original {
  subject: string | null;
  /** all of it; null when the message is all of it */
  text: string | null;
  /** made safe by the server */
  html: string | null;
  facts: { name: string; value: string }[];
}

export interface MessageContent {
  original?: Original | null;
  location?: { latitude: number; longitude: number; name?: string | null; address?: string | null } | null;
  contacts?: SharedContact[] | null;
  order?: { catalogId?: string | null; text?: string | null; items: OrderItem[] } | null;
  choices?: { kind: 'buttons' | 'list'; button?: string | null; options: ChoiceOption[] } | null;
  referral?: Referral | null;
  reply?: { id?: string | null; title: string; description?: string | null } | null;
  template?: { name: string; language: string; parameters?: unknown } | null;
  form?: { name: string; response: string } | null;
  unsupported?: { kind?: string | null; detail?: string | null } | null;
  voice?: boolean | null;
  [more: string]: unknown;
}

export interface Message {
  id: string;
  direction: Direction;
  type: string;
  text: string | null;
  attachments: Attachment[];
  /** what a model heard or saw in the file */
  perceived?: string | null;
  status: MessageStatus;
  error: { code: string | null; text: string | null } | null;
  providerMessageId: string | null;
  replyTo: string | null;
  author: Author;
  createdAt: string;
  editedAt: string | null;
  revokedAt: string | null;
  reactions: { emoji: string; by: 'contact' | 'bot' | 'teammate' }[];
  content: MessageContent | null;
  forwarded?: boolean;
}

export interface MessagePage {
  items: Message[];
  previous: string | null;
}

export interface TemplateRequest {
  name: string;
  language: string;
  components?: { type: 'body'; parameters: { type: 'text'; text: string }[] }[];
}

export interface NewMessage {
  text?: string;
  note?: boolean;
  replyTo?: string;
  attachments?: string[];
  /** the sound among the attachments was recorded to be heard as a voice note */
  voice?: boolean;
  buttons?: { id: string; title: string }[];
  template?: TemplateRequest;
  /** teammates whom a note calls by name */
  mentions?: string[];
  /** without an emoji, the reaction is taken back */
  reaction?: { messageId: string; emoji: string | null };
}

/** A question to a model. */
export interface ModelCall {
  agent: string;
  prompt: number;
  provider: string;
  model: string;
  outcome: string;
  inputTokens: number;
  outputTokens: number;
  microCost: number;
  millis: number;
}

/** Something that was read before deciding. */
export interface ReadSource {
  kind: string;
  id: string;
  title: string;
  score: number;
}

/** Something a step knew; without its value where the reader may not see it. */
export interface Seen {
  what: string;
  value: string | null;
  masked?: boolean;
}

export interface TurnStep {
  name: string;
  outcome: string;
  durationMs: number;
  provider?: string | null;
  model?: string | null;
  promptVersion?: number | null;
  inputTokens?: number | null;
  outputTokens?: number | null;
  /** in US dollars */
  cost?: number | null;
  calls?: ModelCall[] | null;
  sources?: ReadSource[] | null;
  saw?: Seen[] | null;
}

export interface Turn {
  id: string;
  messageId: string;
  replies: string[];
  startedAt: string;
  finishedAt: string | null;
  flowVersion: number;
  status: string;
  outcome: string | null;
  steps: TurnStep[];
}

/** Of several values of one field, one is enough; with `match` any, one of the fields is. */
export interface ConversationFilter {
  view: View;
  status: StatusFilter;
  order?: 'waiting' | 'target';
  q?: string;
  channel?: string[];
  label?: string[];
  team?: string[];
  target?: ('missed' | 'close')[];
  assignee?: string[];
  priority?: Priority[];
  holder?: Holder['kind'][];
  language?: string[];
  waitingMinutes?: number;
  activeMinutes?: number;
  quietMinutes?: number;
  /** JSON: a list of {@link AttributeCondition} */
  attributes?: string;
  match?: 'any';
}

const at = (id: string) => `/api/v1/conversations/${encodeURIComponent(id)}`;

const asQuery = (filter: ConversationFilter) =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value as string | number | undefined]));

export const listConversations = (filter: ConversationFilter, cursor: string | null, signal?: AbortSignal, limit = 40) =>
  get<Page<Conversation>>('/api/v1/conversations', { ...asQuery(filter), cursor, limit }, signal);
/** Those of the conversations that the list shows. */
export const listAmong = (filter: ConversationFilter, ids: readonly string[]) =>
  get<{ items: Conversation[] }>('/api/v1/conversations/among', { ...asQuery(filter), id: ids.join(',') });
export const countConversations = (status: StatusFilter) =>
  get<Record<View, number>>('/api/v1/conversations/counts', { status });
export const readConversation = (id: string) => get<Conversation>(at(id));
export const readMessages = (id: string, before: string, signal?: AbortSignal) =>
  get<MessagePage>(`${at(id)}/messages`, { before, limit: 60 }, signal);
/** The messages, of it and of what was merged into it, that have every word; the latest first. */
export const readHits = (id: string, q: string, signal?: AbortSignal) =>
  get<{ items: { message: string; conversation: string; at: string }[]; more: boolean }>(`${at(id)}/hits`, { q }, signal);
export const sendMessage = (id: string, message: NewMessage, idempotencyKey: string) =>
  post<Message>(`${at(id)}/messages`, message, { 'Idempotency-Key': idempotencyKey });
export const takeConversation = (id: string, force: boolean) => post<Conversation>(`${at(id)}/take`, { force });
export const releaseConversation = (id: string, force: boolean) => post<Conversation>(`${at(id)}/release`, { force });
export const resolveConversation = (id: string, force: boolean) => post<Conversation>(`${at(id)}/resolve`, { force });
/** @param confirm although they are with different customers */
export const mergeConversation = (id: string, asked: { into: string; confirm: boolean; force: boolean }) =>
  post<{ labels: number; tasks: number; woken: boolean }>(`${at(id)}/merge`, asked);
export const unmergeConversation = (id: string) => post<undefined>(`${at(id)}/unmerge`);
export const markRead = (id: string) => post<undefined>(`${at(id)}/read`);
export const showTyping = (id: string) => post<undefined>(`${at(id)}/typing`);
/** Tells teammates, never the customer. */
export const showWatching = (id: string, doing: 'viewing' | 'writing' | 'left') => put<undefined>(`${at(id)}/watching`, { doing });
export const turnsOfMessage = (id: string, message: string) => get<Page<Turn>>(`${at(id)}/turns`, { message });
export const listTurns = (id: string) => get<Page<Turn>>(`${at(id)}/turns`);
