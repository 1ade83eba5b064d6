// An in-memory stand-in for the server, for working on the console alone: npm run build && npm run dev:mock.
// Sign in as owner@insaka.test, bwalya@insaka.test or viewer@insaka.test with any password but "wrong".
import { createServer } from 'node:http';
import { agents, rehearse } from './mock/agents.mjs';
import * as http from './mock/http.mjs';
import * as inbox from './mock/inbox.mjs';
import { models } from './mock/models.mjs';
import * as sandbox from './mock/sandbox.mjs';
import { articles, id, media, permissions, seedIntake, teammates } from './mock/seed.mjs';
import { setup } from './mock/setup.mjs';

const port = Number(process.env.PORT ?? 4100);
const intake = seedIntake();
const sessions = new Map();
let failures = 0;
const { json, problem } = http;
const paged = (items, query) => {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null };
};
const meOf = (teammate) => ({
  teammate, organisation: { id: 'org', name: 'Lusaka Show Society' }, language: teammate.language ?? null,
  permissions: teammate.role === 'viewer' ? permissions.filter((one) => one.endsWith(':read') && one !== 'audit:read') : teammate.role === 'agent' ? permissions.filter((one) => !one.endsWith(':manage')) : permissions,
});

const server = createServer(async (req, res) => {
  const url = new URL(req.url, 'http://localhost');
  const path = url.pathname;
  if (!path.startsWith('/api/')) return http.serveConsole(res, path);
  const raw = req.method === 'GET' ? Buffer.alloc(0) : await http.readBody(req);
  const body = (req.headers['content-type'] ?? '').includes('json') && raw.length > 0 ? JSON.parse(raw.toString()) : {};
  const cookie = /insaka_session=([^;]+)/.exec(req.headers.cookie ?? '')?.[1];
  const parts = path.split('/').slice(3).map(decodeURIComponent);
  if (parts[0] === 'session') return session(req, res, body, cookie);
  const me = sessions.get(cookie);
  if (!me) return problem(res, 401, 'access/not-signed-in', 'Sign in first.');
  if (req.method !== 'GET' && !req.headers['x-csrf-token']) return problem(res, 403, 'access/csrf', 'The request did not carry the CSRF token.');
  return route({ req, res, body, raw, me, meOf, parts, query: url.searchParams });
});

function session(req, res, body, cookie) {
  if (req.method === 'PUT') return body.current === 'wrong' ? problem(res, 401, 'access/wrong-credentials', 'Wrong password.') : json(res, 204);
  if (req.method === 'GET') return sessions.has(cookie) ? json(res, 200, meOf(sessions.get(cookie))) : problem(res, 401, 'access/not-signed-in', 'Sign in first.');
  if (req.method === 'DELETE') { sessions.delete(cookie); return json(res, 204); }
  const teammate = teammates.find((one) => one.email === body.email);
  if (!teammate || body.password === 'wrong') {
    failures++;
    return failures > 4 ? problem(res, 429, 'access/locked', 'Too many tries.', { 'Retry-After': '30' }) : problem(res, 401, 'access/wrong-credentials', 'Wrong e-mail or password.');
  }
  failures = 0;
  const token = id();
  sessions.set(token, teammate);
  return json(res, 200, meOf(teammate), { 'Set-Cookie': [`insaka_session=${token}; HttpOnly; Path=/; SameSite=Lax`, `insaka_csrf=${id()}; Path=/; SameSite=Lax`] });
}

function route(call) {
  const { req, res, parts } = call;
  const handler = handlers[parts[0]];
  if (!handler) return problem(res, 404, 'request/unknown', `${req.method} ${req.url} is not mocked.`);
  return handler(call);
}

const handlers = {
  ...setup,
  agents,
  rehearsals: rehearse,
  models,
  live: ({ req, res, query }) => inbox.live.connect(req, res, req.headers['last-event-id'] ?? query.get('after')),
  conversations({ req, res, parts, query, me, body }) {
    if (!parts[1]) return json(res, 200, inbox.list(query, me));
    if (parts[1] === 'counts') return json(res, 200, inbox.counts(query, me));
    const conversation = inbox.find(parts[1]);
    if (!conversation) return problem(res, 404, 'conversations/unknown', 'There is no such conversation.');
    if (!parts[2]) return json(res, 200, inbox.show(conversation));
    if (parts[2] === 'turns') return json(res, 200, { items: inbox.turns.get(conversation.id), next: null });
    if (parts[2] === 'messages' && req.method === 'GET') return json(res, 200, inbox.page(conversation.id, query));
    if (parts[2] === 'messages') return inbox.send(res, conversation, me, req.headers['idempotency-key'], body);
    return inbox.act(res, conversation, parts[2], me, body);
  },
  contacts({ res, parts }) {
    const contact = inbox.contacts.get(parts[1]);
    if (!contact) return problem(res, 404, 'contacts/unknown', 'There is no such contact.');
    const own = inbox.conversations.filter((one) => one.contact.id === contact.id).map((one) => ({ id: one.id, channelId: one.channelId, channelName: one.channelName, status: one.status, lastMessageAt: one.lastMessageAt ?? one.createdAt }));
    return json(res, 200, { ...contact, conversations: own });
  },
  media({ req, res, parts, raw }) {
    if (req.method === 'POST') {
      const file = http.firstFile(raw, req.headers['content-type']);
      const key = id();
      media.set(key, file);
      return json(res, 201, { id: key, type: file.contentType.startsWith('image/') ? 'image' : 'document', contentType: file.contentType, fileName: file.fileName, size: file.bytes.length, url: `/api/v1/media/${key}` });
    }
    const file = media.get(parts[1]);
    if (!file) return problem(res, 404, 'media/unknown', 'Gone.');
    res.writeHead(200, { 'Content-Type': file.contentType });
    return res.end(file.bytes);
  },
  intake({ req, res, parts, query }) {
    const inChannel = (one) => !query.get('channel') || one.channelId === query.get('channel');
    if (parts[1] === 'balance') {
      const items = intake.filter(inChannel);
      const count = (test) => items.filter(test).length;
      return json(res, 200, {
        received: items.length + (process.env.UNBALANCED ? 2 : 0), answered: count((one) => one.state === 'done' && one.kind === 'message'), stored: count((one) => one.state === 'done' && one.kind !== 'message'),
        waiting: count((one) => one.state === 'received'), ignored: count((one) => one.state === 'ignored'), quarantined: count((one) => one.state === 'quarantined'), dead: count((one) => one.state === 'dead'),
      });
    }
    if (!parts[1]) return json(res, 200, paged(intake.filter(inChannel).filter((one) => !query.get('state') || one.state === query.get('state')).map((one) => ({ ...one, raw: undefined })), query));
    const item = intake.find((one) => one.id === parts[1]);
    if (req.method === 'POST') { item.state = 'done'; item.error = null; inbox.live.send('changed', { what: ['intake'] }); return json(res, 202, item); }
    return json(res, 200, item);
  },
  'dead-letters'({ req, res, parts, query }) {
    if (req.method === 'GET') return json(res, 200, paged(inbox.deadLetters, query));
    inbox.deadLetters.splice(inbox.deadLetters.findIndex((one) => one.id === parts[1]), 1);
    return json(res, parts[2] === 'resend' ? 202 : 204, parts[2] === 'resend' ? {} : undefined);
  },
  articles({ req, res, parts, body }) {
    if (req.method === 'GET') return json(res, 200, { items: articles, next: null });
    if (parts[1] === 'try') return json(res, 200, rehearsed(body));
    const at = articles.findIndex((one) => one.id === parts[1]);
    if (req.method === 'DELETE') { articles.splice(at, 1); return json(res, 204); }
    const article = { phrases: [], language: 'en', published: true, furnished: false, ...body, id: parts[1] ?? id(), updatedAt: new Date().toISOString() };
    if (at >= 0) articles[at] = article; else articles.push(article);
    return json(res, at >= 0 ? 200 : 201, article);
  },
  sandbox({ req, res, parts, body, raw }) {
    if (!parts[1]) return json(res, 200, { on: true, numbers: sandbox.numbers, models: 'http://localhost:8080/sandbox/llm' });
    if (parts[1] === 'faults') { if (req.method === 'PUT') sandbox.setFaults(body); return json(res, 200, sandbox.faults); }
    if (parts[1] === 'media') return handlers.media({ req, res, parts: parts.slice(1), raw });
    const number = sandbox.numbers.find((one) => one.phoneNumberId === parts[2]);
    if (parts[4] === 'live') return sandbox.phoneStream(parts[3]).connect(req, res, null);
    if (req.method === 'POST') return json(res, 201, sandbox.customerWrites(number, parts[3], body));
    return json(res, 200, { items: sandbox.phoneMessages(number, parts[3]), next: null });
  },
};

/** As many of the words as an article has. */
function rehearsed({ question, draft }) {
  const words = question.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const sure = (article) => words.filter((word) => `${article.question} ${article.phrases?.join(' ')}`.toLowerCase().includes(word)).length / Math.max(1, words.length);
  const matches = [...(draft ? [{ ...draft, id: null, draft: true }] : []), ...articles].map((one) => ({ articleId: one.id, question: one.question, answer: one.answer, confidence: sure(one), draft: one.draft === true }))
    .filter((one) => one.confidence > 0.2).sort((one, other) => other.confidence - one.confidence).slice(0, 3);
  return { verdict: matches.length === 0 ? 'not-understood' : matches[0].confidence > 0.6 ? 'answered' : 'offered', matches };
}

server.listen(port, () => console.log(`Insaka, mocked, at http://localhost:${port}`));
