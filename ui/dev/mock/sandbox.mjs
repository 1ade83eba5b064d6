import { append, changed, conversations, fromCustomer, progress, threadOf } from './inbox.mjs';
import { channels, id, media } from './seed.mjs';
import { stream } from './live.mjs';

const streams = new Map();
export let faults = Object.fromEntries([
  'duplicate', 'batch', 'reorder', 'missingStatus', 'rateLimit429', 'throughputLimit130429', 'pairLimit131056', 'spamLimit131048', 'serverError5xx', 'serverErrorPlain',
  'hang', 'hangBeforeAccept', 'dropAfterAccept', 'garbage', 'mediaError', 'delayMs',
].map((name) => [name, 0]));
export const setFaults = (next) => { faults = { ...faults, ...next }; };
export const numbers = channels.map((channel, at) => ({
  phoneNumberId: `10${at}000777`, displayNumber: `+260 211 25${at} 100`, channelId: channel.id, channelName: channel.name, kind: 'whatsapp',
}));
export const phoneStream = (customer) => {
  if (!streams.has(customer)) streams.set(customer, stream());
  return streams.get(customer);
};

export function phoneMessages(number, customer) {
  const conversation = conversations.find((one) => one.contact.address === customer && one.channelId === number.channelId);
  return (conversation ? threadOf(conversation.id) : [])
    .filter((one) => one.direction !== 'note' && one.type !== 'system')
    .map((one) => ({
      id: one.providerMessageId, from: one.direction === 'inbound' ? 'customer' : 'business', type: one.revokedAt ? 'revoked' : one.type, revoked: one.revokedAt !== null, edited: one.editedAt !== null, text: one.text ?? one.content.reply?.title ?? null,
      media: one.attachments[0]?.url ? { id: one.attachments[0].id, contentType: one.attachments[0].contentType, fileName: one.attachments[0].fileName, url: one.attachments[0].url } : null,
      interactive: one.content.choices ?? null, location: one.content.location ?? null, template: one.content.template ?? null, replyTo: null, reaction: one.reactions[0]?.emoji ?? null,
      status: one.direction === 'inbound' ? 'read' : one.status === 'queued' || one.status === 'sending' || one.status === 'unsure' ? 'sent' : one.status, at: one.createdAt,
    }));
}

export function customerWrites(number, customer, body) {
  const phone = phoneStream(customer);
  const known = conversations.find((one) => one.contact.address === customer && one.channelId === number.channelId);
  const target = known && threadOf(known.id).find((one) => one.providerMessageId === body.messageId);
  if (['reaction', 'edit', 'revoke'].includes(body.type) && target) {
    if (body.type === 'reaction') target.reactions = body.emoji ? [{ emoji: body.emoji, by: 'contact' }] : [];
    if (body.type === 'edit') Object.assign(target, { text: body.text, editedAt: new Date().toISOString() });
    if (body.type === 'revoke') target.revokedAt = new Date().toISOString();
    changed(known.id, 'message');
    phone.send('changed', {});
    return { id: `wamid.${id()}` };
  }
  const file = body.mediaId ? media.get(body.mediaId) : null;
  const attachments = file ? [{ id: body.mediaId, type: body.type, contentType: file.contentType, fileName: body.name ?? null, size: file.bytes.length, url: `/api/v1/media/${body.mediaId}`, state: 'stored' }] : [];
  const reply = body.type === 'button_reply' || body.type === 'list_reply';
  const { conversation, added } = fromCustomer(customer, body.profileName ?? null, number.channelId, {
    type: reply ? 'interactive' : body.type, text: body.text ?? body.caption ?? null, attachments,
    content: {
      ...(reply ? { reply: { id: body.id, title: body.title } } : {}),
      ...(body.type === 'location' ? { location: body } : {}),
      ...(body.type === 'contacts' ? { contacts: [{ name: body.name, phones: [body.text] }] } : {}),
      ...(body.type === 'order' ? { order: { items: [{ productRetailerId: 'SKU-1', quantity: 2, itemPrice: 45, currency: 'ZMW' }] } } : {}),
    },
  });
  phone.send('changed', {});
  if (conversation.holder.kind === 'bot') answer(conversation, phone, body);
  return { id: added.providerMessageId };
}

function answer(conversation, phone, body) {
  setTimeout(() => phone.send('typing', {}), 300);
  setTimeout(() => {
    if (conversation.holder.kind !== 'bot') return;
    const person = /person|human|agent/i.test(`${body.text} ${body.title}`);
    if (person) Object.assign(conversation, { holder: { kind: 'queue' }, waitingSince: new Date().toISOString(), handOver: { reason: 'The customer asked for a person', at: new Date().toISOString() } });
    const added = append(conversation, {
      direction: 'outbound', status: 'queued', author: { kind: 'bot' }, text: person ? 'Of course. A colleague will answer you here.' : 'I can help with tickets, parking and opening hours. Which one?',
      content: person ? {} : { choices: { kind: 'buttons', options: [{ id: 't', title: 'Tickets' }, { id: 'p', title: 'Parking' }, { id: 'h', title: 'A person' }] } },
    });
    progress(conversation, added);
    changed(conversation.id, 'message', 'holder', 'conversation');
    phone.send('changed', {});
  }, 1400);
}
