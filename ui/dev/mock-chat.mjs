// An in-memory stand-in for the web chat's server, and a page that hosts the widget: npm run dev:chat.
// The host page is of another origin than the chat and as unfriendly as pages get.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { hostPage } from './mock/host-page.mjs';
import { readBody, firstFile } from './mock/http.mjs';

const chatPort = Number(process.env.PORT ?? 4200);
const hostPort = chatPort + 1;
const channel = '11111111-1111-4111-8111-111111111111';
const branding = {
  title: 'Lusaka Show Society', subtitle: null, colour: process.env.COLOUR ?? '#0d6b5f', logo: null, position: 'right', autoOpenSeconds: 1, locale: 'en', placeholder: null, sound: true,
  greeting: 'Good day! Ask us about tickets, opening hours or how to get here.', quickReplies: ['Opening hours', 'Ticket prices', 'Talk to a person'],
};
const id = () => randomUUID();
const visitors = new Map();
const files = new Map();
const visitor = (token) => visitors.get(token);

function json(res, status, body) {
  res.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', 'Access-Control-Allow-Origin': '*' });
  res.end(JSON.stringify(body));
}

function append(who, message) {
  const whole = { id: id(), clientId: null, position: who.messages.length + 1, name: null, type: 'text', text: '', attachments: [], choices: null, reactions: [], status: 'sent', createdAt: new Date().toISOString(), revokedAt: null, ...message };
  whole.ref = whole.clientId ?? whole.id;
  who.messages.push(whole);
  tell(who, 'message', whole);
  return whole;
}

function tell(who, name, data) {
  who.events.push({ name, data });
  for (const res of who.streams) res.write(`id: ${who.events.length}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

function receive(who, item) {
  if (who.taken.has(item.id)) return;
  who.taken.add(item.id);
  if (item.type === 'delivered' || item.type === 'read') return;
  const mine = { clientId: item.id, from: 'visitor', status: 'received' };
  const said = item.type === 'choice' ? item.choice.title : item.text;
  if (item.type === 'file') append(who, { ...mine, type: 'image', attachments: [files.get(item.file)] });
  else append(who, { ...mine, text: said });
  setTimeout(() => tell(who, 'typing', { by: 'bot', name: null }), 300);
  setTimeout(() => answer(who, said ?? ''), 1600);
}

function answer(who, said) {
  for (const one of who.messages.filter((message) => message.from === 'visitor')) { one.status = 'read'; tell(who, 'message', one); }
  if (/person/i.test(said)) {
    tell(who, 'holder', { kind: 'teammate', name: 'Mary Banda' });
    append(who, { from: 'teammate', name: 'Mary Banda', text: 'Good morning, this is Mary from the ticket desk. How can I help?' });
  } else if (/price/i.test(said)) {
    append(who, { from: 'bot', type: 'choices', text: 'Which ticket would you like?', choices: { kind: 'list', options: [
      { id: 'a', title: 'Adult', description: 'K 150, a whole day' }, { id: 'c', title: 'Child', description: 'K 60, up to 12 years' }, { id: 'g', title: 'Group', description: 'From ten people on' }] } });
  } else if (/hours/i.test(said)) {
    append(who, { from: 'bot', text: 'We are open from Tuesday to Sunday, 09:00 to 16:00. More on https://show.example.org/visit.' });
    append(who, { from: 'bot', type: 'choices', text: 'Anything else?', choices: { kind: 'buttons', options: [{ id: 'y', title: 'Ticket prices' }, { id: 'n', title: 'No, thank you' }] } });
  } else {
    append(who, { from: 'bot', text: `You said: ${said}` });
  }
}

async function serve(req, res) {
  const url = new URL(req.url, 'http://localhost');
  if (req.method === 'OPTIONS') { res.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Authorization, Content-Type, Last-Event-ID', 'Access-Control-Allow-Methods': '*' }); return res.end(); }
  const name = url.pathname === '/chat/worker.js' ? 'chat-worker.js' : url.pathname.startsWith('/chat/') ? 'chat.html' : url.pathname.slice(1);
  if (!/^\/(api|webhooks)\//.test(url.pathname)) return asset(res, name);
  const who = visitor((req.headers.authorization ?? '').slice(7));
  const raw = req.method === 'GET' ? Buffer.alloc(0) : await readBody(req);
  const body = (req.headers['content-type'] ?? '').includes('json') ? JSON.parse(raw.toString() || '{}') : {};
  const what = url.pathname.startsWith('/webhooks/') ? 'webhook' : url.pathname.split('/')[4];
  if (what === 'session') {
    const token = visitor(body.token) ? body.token : id();
    if (!visitor(token)) visitors.set(token, { messages: [], events: [], streams: new Set(), taken: new Set() });
    return json(res, 200, { token, conversation: { exists: visitor(token).messages.length > 0, holder: { kind: 'bot', name: null }, unread: 0 }, organisation: { name: branding.title }, branding,
      capabilities: { files: true, push: false }, limits: { textLength: 4000, fileBytes: 10_485_760, fileTypes: ['image/png', 'image/jpeg', 'application/pdf'] } });
  }
  if (what === 'files' && req.method === 'GET') { const file = files.get(url.pathname.split('/')[5]); res.writeHead(200, { 'Content-Type': file.contentType }); return res.end(file.bytes); }
  if (!who) return json(res, 401, { code: 'chat/not-signed-in' });
  if (what === 'webhook') { body.items.forEach((item) => receive(who, item)); res.writeHead(200, { 'Content-Type': 'text/plain', 'Access-Control-Allow-Origin': '*' }); return res.end('ok'); }
  if (what === 'messages') {
    const after = who.messages.findIndex((one) => one.id === url.searchParams.get('after'));
    return json(res, 200, { items: who.messages.slice(after + 1), previous: null, next: null });
  }
  if (what === 'files') {
    const file = firstFile(raw, req.headers['content-type']);
    const ticket = id();
    files.set(ticket, { id: ticket, type: file.contentType.startsWith('image/') ? 'image' : 'document', contentType: file.contentType, fileName: file.fileName, size: file.bytes.length, url: `/api/chat/${channel}/files/${ticket}?key=x`, bytes: file.bytes });
    return json(res, 201, { ...files.get(ticket), bytes: undefined, ticket });
  }
  if (what === 'live') {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': '*' });
    const last = req.headers['last-event-id'];
    res.write(`id: ${last ?? who.events.length}\nevent: ready\ndata: {}\n\n`);
    if (last !== undefined) who.events.slice(Number(last)).forEach((one, at) => res.write(`id: ${Number(last) + at + 1}\nevent: ${one.name}\ndata: ${JSON.stringify(one.data)}\n\n`));
    who.streams.add(res);
    const beat = setInterval(() => res.write(':\n\n'), 15_000);
    return req.on('close', () => { clearInterval(beat); who.streams.delete(res); });
  }
  res.writeHead(204, { 'Access-Control-Allow-Origin': '*' });
  return res.end();
}

function asset(res, name) {
  try {
    const bytes = readFileSync(new URL(`../dist/${name}`, import.meta.url));
    res.writeHead(200, { 'Content-Type': name.endsWith('.html') ? 'text/html' : name.endsWith('.svg') ? 'image/svg+xml' : 'text/javascript', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    res.end(bytes);
  } catch {
    res.writeHead(404);
    res.end();
  }
}

createServer((req, res) => serve(req, res).catch((failure) => { console.error(failure); res.destroy(); })).listen(chatPort);
createServer((req, res) => {
  const chat = `http://localhost:${chatPort}`;
  res.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': `default-src 'none'; style-src 'nonce-host'; script-src ${chat}; connect-src ${chat}; img-src ${chat}; media-src ${chat}` });
  res.end(hostPage(chat, channel, new URL(req.url, chat).searchParams));
}).listen(hostPort, () => console.log(`the widget on a foreign page: http://localhost:${hostPort}/\nthe page: http://localhost:${chatPort}/chat/${channel}`));
