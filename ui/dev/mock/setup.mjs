// What is set up rather than worked with: the settings screens and the first steps.
import { json, problem } from './http.mjs';
import { articles, channels, id, permissions, teammates } from './seed.mjs';

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const list = (res, items) => json(res, 200, { items, next: null });
const link = () => `https://insaka.example.org/welcome#${id().replaceAll('-', '')}`;

let organisation = { id: 'org', name: 'Lusaka Show Society', publicName: 'The Show', colour: '#0d6b5f', greeting: 'Good day! How can we help?', languages: ['en', 'bem'], timeZone: 'Africa/Lusaka', logoUrl: null, setUp: null };
const invitations = [{ id: id(), email: 'chipo@insaka.test', role: 'agent', createdAt: ago(600), expiresAt: later(6), expired: false, link: null }];
const left = [];
const tokens = [];
const sessions = [
  { id: id(), device: 'Firefox, Windows', createdAt: ago(3000), seenAt: ago(1), current: true },
  { id: id(), device: 'Safari, iPhone', createdAt: ago(9000), seenAt: ago(700), current: false },
];
let dismissedAt = null;

const health = { state: 'ok', reason: 'working', since: null, lastWebhookAt: ago(3), handshakeAt: ago(90_000), lastDeliveryAt: ago(2), lastError: null, rejected: { count: 0, lastAt: null }, waiting: 0 };
for (const [at, channel] of channels.entries()) {
  Object.assign(channel, { state: 'on', health, allowedAddresses: at === 0 ? [] : ['203.0.113.0/24'], turnedAway: at === 0 ? null : { count: 3, lastAt: ago(20), lastFrom: '198.51.100.7' } });
}
const saved = new Map();
const field = (name, label, type, help, more = {}) => ({ name, label, type, required: true, help, where: null, example: null, advanced: false, ...more });
const kinds = [
  {
    kind: 'whatsapp', label: 'WhatsApp', about: 'A business number on the WhatsApp Cloud API.', webhook: true, registers: false, templates: true, linksWayOut: false,
    before: ['Open your app and copy the phone number id.'], after: ['Paste the webhook address and the verify token.'],
    fields: [
      field('phoneNumberId', 'Phone number id', 'text', 'The id Meta gave the number.', { example: '106540352242922' }),
      field('accessToken', 'Access token', 'secret', 'Lets Insaka send.'), field('appSecret', 'App secret', 'secret', 'Proves that what arrives comes from Meta.'),
      field('verifyToken', 'Verify token', 'token', 'A word that you and Meta agree on.'),
    ],
  },
  { kind: 'webchat', label: 'Web chat', about: 'A chat on your own website.', webhook: false, registers: false, templates: false, linksWayOut: false, before: [], after: ['Put the script of the chat into your pages.'], fields: [field('allowedOrigins', 'Websites', 'list', 'The websites that may show this chat.', { required: false })] },
];

const deeds = ['session.opened', 'conversation.opened', 'conversations.listed', 'article.changed', 'conversation.taken', 'contact.opened', 'session.refused', 'teammate.password-reset', 'channel.tested', 'organisation.changed'];
const entries = Array.from({ length: 120 }, (_, n) => {
  const seq = 120 - n;
  const action = deeds[seq % deeds.length];
  const mate = teammates[seq % 3];
  const kind = action === 'session.refused' ? 'stranger' : action === 'teammate.password-reset' ? 'operator' : seq % 7 === 0 ? 'token' : 'teammate';
  const named = kind === 'teammate' || kind === 'token';
  return {
    seq, at: ago(n * 47), who: { kind, id: named ? mate.id : null, name: named ? mate.name : null, tokenId: kind === 'token' ? id() : null }, action,
    subject: { type: action.split('.')[0].replace('session', 'teammate'), id: mate.id, name: /^(session|teammate)/.test(action) ? mate.name : null },
    from: kind === 'operator' ? null : { address: '41.72.96.12', agent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/145.0' },
    details: action === 'channel.tested' ? { ok: true } : {}, personal: action === 'conversations.listed' ? { search: 'ticket' } : {}, forgotten: false,
    hash: id().replaceAll('-', '').repeat(2),
  };
});
let verdict = null;

const roles = [
  ['owner', permissions], ['admin', permissions.filter((one) => one !== 'vault:rotate')], ['agent', permissions.filter((one) => !/manage|audit|vault/.test(one))], ['viewer', permissions.filter((one) => one.endsWith(':read') && one !== 'audit:read')],
].map(([role, own]) => ({ role, permissions: own }));

const steps = () => ({
  items: [
    { name: 'article', done: articles.length > 0 }, { name: 'branding', done: organisation.setUp !== null }, { name: 'channel', done: channels.length > 0 },
    { name: 'chat', done: false }, { name: 'teammate', done: true },
  ],
  dismissedAt,
});

/** Handlers of whole areas, by the first word of the path. */
export const setup = {
  'first-steps'({ req, res, body }) {
    if (req.method === 'PUT') dismissedAt = body.dismissed ? new Date().toISOString() : null;
    return json(res, 200, steps());
  },
  organisation({ req, res, parts, body }) {
    if (parts[1] === 'logo') { organisation.logoUrl = null; return req.method === 'DELETE' ? json(res, 204) : json(res, 200, organisation); }
    if (req.method === 'PUT') organisation = { ...organisation, ...body, setUp: new Date().toISOString() };
    return json(res, 200, organisation);
  },
  audit({ req, res, parts, query }) {
    if (parts[1] === 'verification') {
      if (req.method === 'POST') verdict = { ok: !process.env.BROKEN, entries: process.env.BROKEN ? 86 : entries.length, brokenAt: process.env.BROKEN ? 87 : null, reason: process.env.BROKEN ? 'altered' : null, forgotten: 0, anchored: 100, headHash: entries[0].hash, checkedAt: new Date().toISOString() };
      return json(res, 200, { verdict });
    }
    const wanted = entries.filter((one) => (!query.get('who') || one.who.id === query.get('who')) && (!query.get('action') || one.action.split('.')[0] === query.get('action'))
      && (!query.get('subject') || `${one.subject.type}:${one.subject.id}` === query.get('subject')) && (!query.get('from') || one.at >= query.get('from')) && (!query.get('to') || one.at < query.get('to')));
    const from = Number(query.get('cursor') ?? 0);
    return json(res, 200, { items: wanted.slice(from, from + 50), next: from + 50 < wanted.length ? String(from + 50) : null });
  },
  invitations({ req, res, parts, body }) {
    const known = invitations.findIndex((one) => one.id === parts[1]);
    if (req.method === 'GET') return list(res, invitations);
    if (req.method === 'DELETE') { invitations.splice(known, 1); return json(res, 204); }
    if (parts[2] === 'renew') return json(res, 200, { ...invitations[known], expiresAt: later(7), link: link() });
    invitations.unshift({ id: id(), email: body.email, role: body.role, createdAt: ago(0), expiresAt: later(7), expired: false, link: null });
    return json(res, 201, { ...invitations[0], link: link() });
  },
  teammates({ req, res, parts, body }) {
    const mate = teammates.find((one) => one.id === parts[1]);
    if (parts[1] === 'left') return list(res, left);
    if (parts[1] === 'roles') return json(res, 200, { items: roles });
    if (parts[2] === 'reactivate') { teammates.push(...left.splice(left.findIndex((one) => one.id === parts[1]), 1)); return json(res, 200, teammates.at(-1)); }
    if (parts[2] === 'password-link') return json(res, 200, { link: link(), expiresAt: later(1) });
    if (req.method === 'PATCH') return json(res, 200, Object.assign(mate, body));
    if (req.method === 'DELETE') { left.push(...teammates.splice(teammates.indexOf(mate), 1)); return json(res, 204); }
    return list(res, teammates);
  },
  tokens({ req, res, parts, body, me }) {
    if (req.method === 'DELETE') { tokens.splice(tokens.findIndex((one) => one.id === parts[1]), 1); return json(res, 204); }
    if (req.method === 'GET') return list(res, tokens);
    tokens.unshift({ id: id(), ...body, teammateId: me.id, teammateName: me.name, createdAt: ago(0), lastUsedAt: null });
    return json(res, 201, { ...tokens[0], token: `insaka_${id().replaceAll('-', '')}` });
  },
  me({ req, res, parts, body, me, meOf }) {
    if (parts[1] !== 'sessions') { Object.assign(me, body.name ? { name: body.name } : {}); me.language = body.language; return json(res, 200, meOf(me)); }
    if (req.method === 'DELETE') { sessions.splice(sessions.findIndex((one) => one.id === parts[2]), 1); return json(res, 204); }
    return list(res, sessions);
  },
  'channel-kinds': ({ res }) => list(res, kinds),
  channels({ req, res, parts, body }) {
    const channel = channels.find((one) => one.id === parts[1]);
    if (parts[1] && !channel) return problem(res, 404, 'channels/unknown', 'There is no such channel.');
    if (parts[2] === 'test') return json(res, 200, { ok: true, detail: 'The provider knows this number as “Lusaka Show Society”.' });
    if (parts[2] === 'settings') return json(res, 200, { values: saved.get(channel.id) ?? { phoneNumberId: '106540352242922', verifyToken: 'mango' }, secrets: ['accessToken', 'appSecret'] });
    if (req.method === 'PATCH') {
      const wrong = (body.allowedAddresses ?? []).findIndex((line) => !/^[0-9a-f.:/]+$/i.test(line));
      if (wrong >= 0) return json(res, 422, { code: 'channels/invalid-settings', title: 'Invalid', status: 422, detail: 'From where webhooks are taken is a list of addresses and networks.', errors: [{ field: `allowedAddresses[${wrong}]`, message: 'must look like 203.0.113.7' }] });
      const { settings, ...rest } = body;
      if (settings) saved.set(channel.id, settings);
      return json(res, 200, Object.assign(channel, rest));
    }
    if (req.method === 'DELETE') { channels.splice(channels.indexOf(channel), 1); return json(res, 204); }
    if (req.method === 'GET') return list(res, channels);
    const fresh = { id: id(), kind: body.kind, name: body.name, state: 'on', createdAt: ago(0), health: { ...health, state: 'unverified', reason: 'nothing-received', lastWebhookAt: null, handshakeAt: null, lastDeliveryAt: null }, allowedAddresses: [], turnedAway: null };
    channels.push({ ...fresh, webhookUrl: `https://insaka.example.org/webhooks/${fresh.kind}/${fresh.id}` });
    return json(res, 201, channels.at(-1));
  },
};
