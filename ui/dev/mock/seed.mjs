import { randomUUID } from 'node:crypto';

const minutes = (n) => new Date(Date.now() - n * 60_000).toISOString();
export const id = () => randomUUID();

export const permissions = [
  'conversations:read', 'conversations:write', 'channels:read', 'channels:manage', 'intake:read', 'intake:replay', 'dead-letters:read',
  'dead-letters:resend', 'teammates:read', 'teammates:manage', 'tokens:manage', 'articles:read', 'articles:manage', 'contacts:read', 'sandbox:use', 'organisation:manage', 'audit:read', 'vault:rotate', 'models:manage', 'agents:manage',
];
export const teammates = [
  { id: id(), name: 'Mutale Banda', email: 'owner@insaka.test', role: 'owner' },
  { id: id(), name: 'Bwalya Tembo', email: 'bwalya@insaka.test', role: 'agent' },
  { id: id(), name: 'Natasha Zulu', email: 'natasha@insaka.test', role: 'admin' },
  { id: id(), name: 'Visitor', email: 'viewer@insaka.test', role: 'viewer' },
];
export const channels = [
  { id: id(), kind: 'whatsapp', name: 'Support line', createdAt: minutes(90_000) },
  { id: id(), kind: 'whatsapp', name: 'Ticket office', createdAt: minutes(80_000) },
].map((channel) => ({ ...channel, webhookUrl: `https://insaka.example.org/webhooks/whatsapp/${channel.id}` }));

export const media = new Map();
const picture = (id, a, b) =>
  media.set(id, {
    contentType: 'image/svg+xml',
    fileName: 'photo.svg',
    bytes: Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${a}"/><stop offset="1" stop-color="${b}"/></linearGradient></defs><rect width="480" height="320" fill="url(#g)"/><circle cx="350" cy="90" r="42" fill="#fff6d0"/><path d="M0 250 Q120 170 240 240 T480 220 V320 H0Z" fill="#2c5b45"/><path d="M0 285 Q160 230 300 280 T480 270 V320 H0Z" fill="#1f4534"/></svg>`,
    ),
  });
picture('sunset', '#f7a35c', '#e2603f');
picture('sticker', '#7cc4a1', '#2f8f6b');

let clockAt = 0;
export function message(part) {
  return {
    id: id(), direction: 'inbound', type: 'text', text: null, attachments: [], status: part.direction === 'outbound' ? 'read' : 'received', error: null,
    providerMessageId: `wamid.${id()}`, replyTo: null, author: { kind: 'contact' }, createdAt: minutes(clockAt), editedAt: null, revokedAt: null,
    reactions: [], content: {}, ...part,
  };
}
const contact = (ago, text, more = {}) => { clockAt = ago; return message({ text, ...more }); };
const bot = (ago, text, more = {}) => { clockAt = ago; return message({ direction: 'outbound', author: { kind: 'bot' }, text, ...more }); };
const person = (who, ago, text, more = {}) => { clockAt = ago; return message({ direction: 'outbound', author: { kind: 'teammate', id: who.id, name: who.name }, text, ...more }); };
const attachment = (type, contentType, fileName, state = 'stored', mediaId = 'sunset') => ({
  id: id(), type, contentType, fileName, size: 182_400, url: state === 'stored' ? `/api/v1/media/${mediaId}` : null, state,
});

function everyType() {
  const [me, other] = teammates;
  const asked = contact(3010, 'Good morning! Do you still have weekend tickets for the agricultural show? I saw it on https://www.zambiashow.co.zm/tickets.');
  return [
    contact(3020, 'Hi', { content: { referral: { sourceUrl: 'https://fb.example/ad/991', headline: 'Agricultural & Commercial Show', body: 'Three days, one ticket. Chat with us to book yours.' } } }),
    asked,
    bot(3009, 'Good morning! Yes. The weekend pass is K250 for adults and K100 for children. What would you like to do?', { content: { choices: { kind: 'buttons', options: [{ id: 'b', title: 'Book tickets' }, { id: 'p', title: 'Parking' }, { id: 'h', title: 'A person' }] } } }),
    contact(3008, 'Book tickets', { type: 'interactive', content: { reply: { id: 'b', title: 'Book tickets' } } }),
    contact(3007, null, { type: 'order', content: { order: { catalogId: '77', text: 'And a spot for one car please', items: [{ productRetailerId: 'Weekend pass, adult', quantity: 2, itemPrice: 250, currency: 'ZMW' }, { productRetailerId: 'Weekend pass, child', quantity: 3, itemPrice: 100, currency: 'ZMW' }] } } }),
    bot(3006, 'Thank you! I am passing you to a colleague who confirms orders.'),
    contact(1450, null, { type: 'image', attachments: [attachment('image', 'image/jpeg', null)], text: 'This is where we would like to park' }),
    contact(1449, null, { type: 'location', content: { location: { latitude: -15.4012, longitude: 28.3065, name: 'Lusaka Showgrounds', address: 'Great East Road, Lusaka' } } }),
    contact(1448, null, { type: 'audio', attachments: [attachment('audio', 'audio/ogg', null, 'pending')] }),
    contact(1447, null, { type: 'document', attachments: [attachment('document', 'application/pdf', 'proof-of-payment.pdf')] }),
    contact(1446, null, { type: 'video', attachments: [attachment('video', 'video/mp4', 'gate.mp4', 'expired')] }),
    message({ direction: 'note', author: { kind: 'teammate', id: other.id, name: other.name }, text: 'Paid by bank transfer, reference ends in 4471. Checked with accounts.', createdAt: minutes(1400), status: 'sent' }),
    person(other, 1390, 'Hello Chanda, Bwalya here. Your payment is in. Which gate will you come to?', { replyTo: asked.id }),
    contact(1380, 'Gate 3, around 9', { editedAt: minutes(1379), reactions: [{ emoji: '👍', by: 'teammate' }] }),
    contact(1378, null, { type: 'text', revokedAt: minutes(1377) }),
    contact(1376, null, { type: 'contacts', content: { contacts: [{ name: 'Mutinta Mwansa', phones: ['+260 977 000 111'], emails: ['mutinta@example.org'] }] } }),
    contact(1375, null, { type: 'sticker', attachments: [attachment('sticker', 'image/webp', null, 'stored', 'sticker')] }),
    contact(1374, null, { type: 'unsupported' }),
    message({ direction: 'inbound', type: 'system', author: { kind: 'system' }, text: 'Chanda changed their phone number', createdAt: minutes(300) }),
    person(me, 40, 'Gate 3 is open from 8. I am sending the tickets now.', { status: 'delivered', reactions: [{ emoji: '🙏', by: 'contact' }] }),
    person(me, 39, 'Here is the parking map.', { status: 'failed', error: { code: '131053', text: 'Media upload error: unsupported file' } }),
    person(me, 38, 'Could you tell me the number plate?', { status: 'unsure' }),
    contact(6, 'Thank you so much! It is BAE 4471.', { reactions: [{ emoji: '❤️', by: 'teammate' }] }),
    contact(5, 'One more thing: can we bring our own food, or is everything bought inside?'),
  ];
}

/** Long enough to scroll back through several pages. */
const longTalk = (ago) => Array.from({ length: 260 }, (_, i) => {
  const at = ago + (260 - i) * 11;
  return i % 3 === 1 ? bot(at, `Answer ${i}: ${'the stand is in hall two, next to the arena. '.repeat(i % 4)}`) : contact(at, `Question ${i}${' and some more words'.repeat(i % 5)}?`);
});

const names = ['Chanda Mwansa', 'Thandiwe Phiri', 'Luyando Hamoonga', 'Kondwani Sakala', 'Mapalo Chileshe', null, 'Dr. Precious Mulenga', 'Chileshe Kabwe', 'Ruth Ng’andu', 'Joseph Simwanza', 'Inonge Wina', 'Alick Musonda'];
const asks = [
  null, 'I need to talk to a person please', 'Where is the Zambeef stand?', 'How much is parking?', 'My payment went through twice 😟', 'Hello?', 'Is there a clinic on the grounds?',
  'Thanks, all clear', 'STOP', 'Can I change the names on the tickets?', 'What time does the arena show start?', 'Muli bwanji',
];

export function seed() {
  const [me, other] = teammates;
  const conversations = [];
  const messages = new Map();
  const contacts = new Map();
  const turns = new Map();
  for (let i = 0; i < 60; i++) {
    const name = i < names.length ? names[i] : `Customer ${i + 1}`;
    const address = `26097${String(1234567 + i * 13_337).padStart(7, '0')}`;
    const contactId = id();
    const channel = channels[i % 5 === 2 ? 1 : 0];
    const ago = i === 0 ? 5 : 2 + i * i * 4;
    const thread = i === 0 ? everyType() : i === 2 ? longTalk(ago) : [
      contact(ago + 3, i % 3 === 0 ? 'Hello' : 'Good afternoon'),
      bot(ago + 2.9, 'Hello! I can help with tickets, opening hours and finding exhibitors. What would you like to know?'),
      contact(ago, asks[i % asks.length] ?? 'Hello again'),
      ...(i % 3 === 0 ? [bot(ago - 0.1, 'Parking is K50 a day at gates 2 and 3.', { status: ['read', 'delivered', 'sent', 'queued'][i % 4] })] : []),
    ];
    const conversationId = id();
    for (const one of thread) one.conversationId = conversationId;
    const last = thread[thread.length - 1];
    const holder = i === 0 ? { kind: 'teammate', id: me.id, name: me.name } : i % 6 === 1 ? { kind: 'queue' } : i % 6 === 4 ? { kind: 'teammate', id: other.id, name: other.name } : { kind: 'bot' };
    conversations.push({
      id: conversationId, channelId: channel.id, channelKind: 'whatsapp', channelName: channel.name,
      contact: { id: contactId, name, address }, status: i > 8 && i % 4 === 3 ? 'resolved' : 'open', holder,
      unread: i === 0 ? 2 : i % 6 === 1 ? 1 + (i % 3) : 0, waitingSince: holder.kind === 'queue' ? minutes(ago) : null,
      createdAt: thread[0].createdAt, handOver: holder.kind === 'queue' ? { reason: 'The customer asked for a person', at: minutes(ago) } : null,
      windowHours: i === 7 ? 0 : 24, lastMessageAt: last.createdAt,
    });
    messages.set(conversationId, thread);
    contacts.set(contactId, {
      id: contactId, name, identifiers: [{ kind: 'phone', value: `+${address}` }, ...(i % 4 === 0 ? [{ kind: 'bsuid', value: `ZM.${address.slice(-8)}x` }] : [])],
      optedOutAt: i === 8 ? minutes(ago) : null, createdAt: minutes(20_000),
    });
    turns.set(conversationId, thread.filter((one) => one.direction === 'inbound' && one.text).slice(-4).map((one, at) => ({
      id: id(), startedAt: one.createdAt, finishedAt: one.createdAt, status: 'done', outcome: at % 2 ? 'Handed over' : 'Answered: tickets',
      steps: [
        { step: 'guard', decided: 'pass', detail: null, ms: 1 }, { step: 'understand', decided: 'tickets.price 0.83', detail: 'tickets.price 0.83, parking 0.09, hours 0.03', ms: 4 },
        { step: 'route', decided: 'answers', detail: null, ms: 0 }, { step: 'skill', decided: at % 2 ? 'hand over' : 'article “What do tickets cost?”', detail: null, ms: 3 }, { step: 'compose', decided: '1 message', detail: null, ms: 1 },
      ],
    })));
  }
  return { conversations, messages, contacts, turns };
}

export function seedIntake() {
  const states = ['done', 'done', 'done', 'done', 'done', 'ignored', 'done', 'quarantined', 'received', 'dead', 'done', 'done'];
  return Array.from({ length: 140 }, (_, i) => {
    const state = i < 1 ? 'received' : states[i % states.length];
    const kind = state === 'quarantined' ? 'other' : i % 3 === 1 ? 'status' : 'message';
    return {
      id: id(), channelId: channels[i % 4 === 2 ? 1 : 0].id, state, kind, type: kind === 'message' ? ['text', 'image', 'interactive', 'location'][i % 4] : kind === 'status' ? ['delivered', 'read', 'sent'][i % 3] : null,
      providerId: kind === 'other' ? null : `wamid.HBgMMjYwOTcxMjM0NTY3FQIAEhg${i}`, receivedAt: minutes(i * 7), processedAt: state === 'received' ? null : minutes(i * 7), attempts: state === 'dead' ? 8 : 1,
      error: state === 'dead' ? 'Media could not be fetched: 404 from the provider' : state === 'quarantined' ? 'Not JSON: unexpected end of input at 812' : null,
      raw: JSON.stringify({ from: '260971234567', id: `wamid.${i}`, timestamp: '1795230000', type: 'text', text: { body: 'Hello' } }),
    };
  });
}

export const articles = [
  { question: 'What do tickets cost?', answer: 'The weekend pass is K250 for adults and K100 for children under 12.', phrases: ['How much is a ticket', 'ticket price', 'entrance fee'], language: 'en' },
  { question: 'Where can I park?', answer: 'Parking is at gates 2 and 3, K50 a day.', phrases: ['parking', 'is there parking'], language: 'en' },
  { question: 'When do you open?', answer: 'The gates open at 8:00 and close at 18:00 every day of the show.', phrases: ['opening hours', 'what time'], language: 'en' },
].map((article) => ({ id: id(), updatedAt: minutes(600), published: true, furnished: false, ...article }));
