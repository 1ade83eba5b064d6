import { json, problem } from './http.mjs';
import { channels, id, media, message, seed } from './seed.mjs';
import { stream } from './live.mjs';

export const live = stream();
const { conversations, messages, contacts, turns } = seed();
const repeats = new Map();
const hours = 3_600_000;
export { conversations, contacts, turns };

function view(conversation) {
  const thread = messages.get(conversation.id);
  const last = thread[thread.length - 1];
  const lastIn = [...thread].reverse().find((one) => one.direction === 'inbound');
  const closesAt = lastIn && conversation.windowHours ? new Date(Date.parse(lastIn.createdAt) + conversation.windowHours * hours) : new Date(Date.now() - hours);
  const rest = { ...conversation, windowHours: undefined };
  return {
    ...rest, lastMessageAt: last.createdAt, lastMessage: { direction: last.direction, type: last.type, text: last.text, status: last.direction === 'outbound' ? last.status : null },
    window: { open: closesAt > new Date(), closesAt: closesAt.toISOString() },
  };
}

export const changed = (conversationId, ...what) => live.send('changed', { conversationId, what });
const unassigned = (one) => one.holder.kind === 'queue';

export function list(query, me) {
  const status = query.get('status') ?? 'all';
  const q = (query.get('q') ?? '').toLowerCase();
  const found = conversations
    .filter((one) => status === 'all' || one.status === status)
    .filter((one) => !query.get('channel') || one.channelId === query.get('channel'))
    .filter((one) => query.get('view') !== 'mine' || one.holder.id === me.id)
    .filter((one) => query.get('view') !== 'unassigned' || unassigned(one))
    .filter((one) => !q || `${one.contact.name} ${one.contact.address} ${messages.get(one.id).map((m) => m.text).join(' ')}`.toLowerCase().includes(q))
    .map(view)
    .sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: found.slice(from, from + limit), next: from + limit < found.length ? String(from + limit) : null };
}

export function counts(query, me) {
  const status = query.get('status') ?? 'all';
  const all = conversations.filter((one) => status === 'all' || one.status === status);
  return { mine: all.filter((one) => one.holder.id === me.id).length, unassigned: all.filter(unassigned).length, all: all.length };
}

export function page(conversationId, query) {
  const thread = messages.get(conversationId);
  const limit = Number(query.get('limit') ?? 50);
  const before = query.get('before');
  const end = before && before !== 'end' ? thread.findIndex((one) => one.id === before) : thread.length;
  const from = Math.max(0, end - limit);
  return { items: thread.slice(from, end), previous: from > 0 ? thread[from].id : null, next: null };
}

export function append(conversation, part) {
  const added = message({ createdAt: new Date().toISOString(), conversationId: conversation.id, ...part });
  messages.get(conversation.id).push(added);
  changed(conversation.id, 'message', 'conversation');
  return added;
}

export function progress(conversation, added, statuses = ['sending', 'sent', 'delivered', 'read']) {
  statuses.forEach((status, at) => setTimeout(() => { added.status = status; changed(conversation.id, 'status'); }, 350 * (at + 1)));
}

export function fromCustomer(number, name, channelId, part) {
  let conversation = conversations.find((one) => one.contact.address === number && one.channelId === channelId);
  if (!conversation) {
    const contactId = id();
    contacts.set(contactId, { id: contactId, name, identifiers: [{ kind: 'phone', value: `+${number}` }], optedOutAt: null, createdAt: new Date().toISOString() });
    conversation = {
      id: id(), channelId, channelKind: 'whatsapp', channelName: channels.find((one) => one.id === channelId).name, contact: { id: contactId, name, address: number }, status: 'open',
      holder: { kind: 'bot' }, unread: 0, waitingSince: null, createdAt: new Date().toISOString(), handOver: null, unreachableSince: null, windowHours: 24,
    };
    conversations.push(conversation);
    messages.set(conversation.id, []);
    turns.set(conversation.id, []);
  }
  conversation.unread++;
  conversation.status = 'open';
  return { conversation, added: append(conversation, part) };
}

export function act(res, conversation, verb, me, body) {
  const { holder } = conversation;
  const others = holder.kind === 'teammate' && holder.id !== me.id;
  if (others && !body?.force && ['take', 'release', 'resolve'].includes(verb)) {
    return problem(res, 409, 'conversations/held', `${holder.name} holds this conversation.`);
  }
  switch (verb) {
    case 'take':
      conversation.holder = { kind: 'teammate', id: me.id, name: me.name };
      conversation.status = 'open';
      conversation.waitingSince = null;
      break;
    case 'release': conversation.holder = { kind: 'bot' }; conversation.waitingSince = null; break;
    case 'resolve': conversation.status = 'resolved'; conversation.holder = { kind: 'bot' }; conversation.waitingSince = null; break;
    case 'read': conversation.unread = 0; changed(conversation.id, 'conversation'); return json(res, 204);
    case 'typing':
    case 'watching': return json(res, 204);
    default: return problem(res, 404, 'request/unknown', 'There is nothing here.');
  }
  changed(conversation.id, 'holder', 'conversation');
  return json(res, 200, view(conversation));
}

export function send(res, conversation, me, key, body) {
  if (!key) return problem(res, 400, 'request/invalid', 'Idempotency-Key is missing.');
  if (repeats.has(key)) return json(res, 201, repeats.get(key));
  const { holder } = conversation;
  if (!body.note && holder.kind === 'teammate' && holder.id !== me.id) return problem(res, 409, 'conversations/held', `${holder.name} holds this conversation.`);
  if (body.reaction) {
    const target = messages.get(conversation.id).find((one) => one.id === body.reaction.messageId);
    const others = target.reactions.filter((one) => one.by !== 'teammate');
    target.reactions = body.reaction.emoji ? [...others, { emoji: body.reaction.emoji, by: 'teammate' }] : others;
    changed(conversation.id, 'message');
    return json(res, 201, target);
  }
  if (!body.note && !body.template && !view(conversation).window.open) return problem(res, 422, 'conversations/window-closed', 'The 24-hour window has closed.');
  if (!body.note) {
    conversation.holder = { kind: 'teammate', id: me.id, name: me.name };
    conversation.unread = 0;
    conversation.waitingSince = null;
  }
  const attachments = (body.attachments ?? []).map((mediaId) => {
    const stored = media.get(mediaId);
    return { id: mediaId, type: stored.contentType.split('/')[0] === 'image' ? 'image' : 'document', contentType: stored.contentType, fileName: stored.fileName, size: stored.bytes.length, url: `/api/v1/media/${mediaId}`, state: 'stored' };
  });
  const added = append(conversation, {
    direction: body.note ? 'note' : 'outbound', type: body.template ? 'template' : (attachments[0]?.type ?? 'text'), text: body.text || null, replyTo: body.replyTo ?? null, attachments,
    status: body.note ? 'sent' : 'queued', author: { kind: 'teammate', id: me.id, name: me.name },
    content: { ...(body.template ? { template: body.template } : {}), ...(body.buttons ? { choices: { kind: 'buttons', options: body.buttons } } : {}) },
  });
  repeats.set(key, added);
  if (!body.note) progress(conversation, added);
  return json(res, 201, added);
}

export const show = view;
export const find = (conversationId) => conversations.find((one) => one.id === conversationId);
export const threadOf = (conversationId) => messages.get(conversationId);
export const deadLetters = conversations.slice(3, 6).map((one, at) => ({
  id: id(), conversationId: one.id, channelId: one.channelId, contactName: one.contact.name, type: at === 1 ? 'image' : 'text', text: ['Your tickets are ready at gate 3.', null, 'We are open until 18:00.'][at], attempts: [8, 5, 1][at],
  error: [{ code: '131026', text: 'Message undeliverable: the customer may not be on WhatsApp' }, { code: '131053', text: 'Media upload error' }, { code: '131047', text: 'More than 24 hours have passed since the customer last replied' }][at],
  failedAt: new Date(Date.now() - (at + 1) * 2_400_000).toISOString(),
}));
