import type { Attachment, Author, Branding, Choices, Delivery, Message, Welcome } from '../core/model';
import type { Letter } from '../core/outbox';
import type { LiveEvent, Opening, Page } from './server';
import type { ServerEvent } from './sse';

/** Translates the server's JSON. It may be newer than this widget: what is missing gets a default, what is new is left. */
type Json = Record<string, unknown>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown, otherwise: number): number => (typeof value === 'number' && Number.isFinite(value) ? value : otherwise);
const oneOf = <T extends string>(value: unknown, known: readonly T[], otherwise: T): T => known.find((one) => one === value) ?? otherwise;

export function opening(value: unknown): Opening {
  const json = object(value);
  const conversation = object(json.conversation);
  return { token: String(json.token ?? ''), welcome: welcome(json), exists: conversation.exists === true, holder: conversation.holder ? author(conversation.holder) : null };
}

function welcome(json: Json): Welcome {
  const capabilities = object(json.capabilities);
  const limits = object(json.limits);
  return {
    branding: branding(object(json.branding), text(object(json.organisation).name) ?? ''),
    files: capabilities.files !== false, push: capabilities.push === true,
    limits: { fileBytes: number(limits.fileBytes, 10_485_760), fileTypes: list(limits.fileTypes).map(String), textLength: number(limits.textLength, 4000) },
  };
}

function branding(json: Json, organisation: string): Branding {
  return {
    name: text(json.title) ?? organisation, subtitle: text(json.subtitle), colour: text(json.colour) ?? '', logo: logo(json.logo), greeting: text(json.greeting),
    quickReplies: list(json.quickReplies).map(text).filter((one) => one !== null), position: oneOf(json.position, ['left', 'right'], 'right'),
    popupAfter: typeof json.autoOpenSeconds === 'number' ? json.autoOpenSeconds : null, placeholder: text(json.placeholder), sound: json.sound !== false,
  };
}

const logo = (value: unknown) => (/^(https:\/\/|data:image\/(png|jpeg|webp);base64,)/.test(String(value)) ? String(value) : null);

export function page(value: unknown, base: string): Page {
  const json = object(value);
  return { messages: list(json.items).map((one) => message(one, base)).filter((one) => one !== null), earlier: text(json.previous), later: text(json.next) };
}

export function message(value: unknown, base: string): Message | null {
  const json = object(value);
  const id = text(json.id);
  if (id === null) return null;
  const from = oneOf<Author['kind']>(json.from, ['visitor', 'bot', 'teammate', 'system'], 'system');
  return {
    id, ref: text(json.ref) ?? id, position: number(json.position, 0), clientId: text(json.clientId), mine: from === 'visitor', author: { kind: from, name: text(json.name) },
    text: text(json.text) ?? text(object(json.choice).title) ?? '', attachments: list(json.attachments).map((one) => attachment(object(one), base)),
    choices: choices(json.choices), reactions: list(json.reactions).map((one) => text(object(one).emoji)).filter((one) => one !== null),
    delivery: delivery(json.status), revoked: text(json.revokedAt) !== null, at: Date.parse(String(json.createdAt)) || 0,
  };
}

/** A message of the visitor's that the server has is sent; nothing less certain comes from there. */
const delivery = (status: unknown): Delivery => oneOf(status, ['sent', 'delivered', 'read'], 'sent');

function author(value: unknown): Author {
  const json = object(value);
  return { kind: oneOf<Author['kind']>(json.kind ?? json.by, ['bot', 'teammate', 'queue'], 'bot'), name: text(json.name) };
}

function attachment(json: Json, base: string): Attachment {
  const url = text(json.url);
  return {
    type: oneOf(json.type, ['image', 'video', 'audio', 'document'], 'document'), name: text(json.fileName) ?? '', size: typeof json.size === 'number' ? json.size : null,
    // Only files of our own server; an address of any other kind is none.
    url: url?.startsWith('/') && !url.startsWith('//') ? base + url : null,
  };
}

function choices(value: unknown): Choices | null {
  const json = object(value);
  const options = list(json.options).map(object).map((one) => ({ id: String(one.id ?? ''), title: text(one.title) ?? '', description: text(one.description) })).filter((one) => one.title !== '');
  return options.length > 0 ? { kind: oneOf(json.kind, ['buttons', 'list'], 'buttons'), options } : null;
}

export function liveEvent(event: ServerEvent, base: string): LiveEvent | null {
  if (event.name === 'ready' || event.name === 'reset') return { kind: event.name };
  let data: unknown;
  try {
    data = JSON.parse(event.data);
  } catch {
    return null;
  }
  if (event.name === 'typing') return { kind: 'typing', author: author(data) };
  if (event.name === 'holder') return { kind: 'holder', holder: author(data) };
  const read = event.name === 'message' ? message(data, base) : null;
  return read && { kind: 'message', message: read };
}

/** A letter as the webhook takes it. The same letter gives the same item each time. */
export function item(letter: Letter): Json {
  const head = { id: letter.id, at: new Date(letter.at).toISOString() };
  if (letter.choice) return { ...head, type: 'choice', choice: { id: letter.choice.id, title: letter.choice.title }, replyTo: letter.choice.ref };
  if (letter.file) return { ...head, type: 'file', file: letter.file.uploaded };
  return { ...head, type: 'text', text: letter.text };
}
