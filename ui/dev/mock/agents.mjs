// AI roles: prompts with their history, the test bench and replays.
import { diffLines } from 'diff';
import { json, problem } from './http.mjs';
import { id, teammates } from './seed.mjs';

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const own = `You answer the customers of {{organisation}} in a messaging app. Today is {{today}}.

## How to write
- Write in {{language}}, whatever language the passages are in.
- Be short: one to three sentences, plain words, no headings.
- Tone: {{tone}}

## What you may say
- Say only what the numbered passages or the conversation itself tells you. After what comes from a passage put its number, such as [1].
- A passage that is only near the question does not answer it. When nothing answers it, say plainly that you do not know, and offer to bring in a person.
- Never make up a name, price, date, number, address, link or rule.`;
const placeholders = [
  { name: 'organisation', meaning: 'What your organisation is called', example: 'Mosi Market' },
  { name: 'today', meaning: 'The date, in UTC', example: 'Friday, 3 April 2026' },
  { name: 'language', meaning: 'The language to write in', example: 'Swahili' },
  { name: 'tone', meaning: 'The tone you set', example: 'warm, brief' },
];
const roles = ['router', 'extraction', 'conversation', 'reasoner', 'campaign', 'crm'].map((role) => ({
  role, on: role !== 'campaign', tone: '', temperature: 0.3, mostTokens: 600, monthlyBudget: role === 'reasoner' ? 5 : null, spentThisMonth: role === 'conversation' ? 21.4 : 1.2,
  versions: [{ version: 0, text: own, at: null, by: null, restoredFrom: null }],
}));
roles[2].versions.unshift(
  { version: 2, text: own.replace('one to three sentences', 'one or two sentences').replace('plain words', 'plain words, a smile where it fits'), at: ago(2000), by: teammates[0].id, restoredFrom: null },
  { version: 1, text: `${own}\n- Say “you” as one does among friends.`, at: ago(9000), by: teammates[2].id, restoredFrom: null },
);
let safety = { mask: { nationalIds: true, cards: true, accounts: true, ibans: true, phones: false, emails: false }, links: ['example.org'] };
const replays = [];

const current = (one) => one.versions[0];
const shown = (one) => ({
  ...one, versions: undefined, id: one.role, name: one.role, purpose: '', ready: true, placeholders, toneUsed: one.role === 'conversation',
  prompt: { version: current(one).version, text: current(one).text, own: current(one).version > 0, editedAt: current(one).at, editedBy: current(one).by },
  defaults: { temperature: 0.3, mostTokens: 600, patienceSeconds: 20 }, limits: { promptLength: 20_000, toneLength: 500, mostTokens: 4_000 },
  tools: one.role === 'conversation' ? ['person', 'search'] : [], replayable: one.role === 'conversation',
});
const publish = (one, text, me, restoredFrom = null) => {
  if (text !== current(one).text) one.versions.unshift({ version: Math.max(...one.versions.map((it) => it.version)) + 1, text, at: ago(0), by: me.id, restoredFrom });
};
const lines = (before, after) => diffLines(`${before}\n`, `${after}\n`).flatMap((part) => part.value.replace(/\n$/, '').split('\n').map((text) => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text })));

export function agents({ req, res, parts, body, me }) {
  const [, role, what, version] = parts;
  if (!role) return json(res, 200, { items: roles.map(shown), next: null });
  if (role === 'safety') { if (req.method === 'PUT') safety = { ...safety, ...body }; return json(res, 200, safety); }
  if (role === 'replays') return replaysOf(req, res, parts);
  const one = roles.find((it) => it.role === role);
  if (!one) return problem(res, 404, 'agents/unknown-role', 'There is no such agent.');
  if (!what && req.method === 'PUT') return changed(res, one, body, me);
  if (!what) return json(res, 200, shown(one));
  if (what === 'try') return setTimeout(() => { json(res, 200, tried(one, body)); }, 600);
  if (what === 'replays') return json(res, 202, begin(one, body));
  if (version === undefined) return json(res, 200, { items: one.versions.map((it) => ({ ...it, text: undefined, current: it === current(one) })), next: null });
  const at = one.versions.findIndex((it) => String(it.version) === version);
  const found = one.versions[at];
  if (parts[4] === 'restore') { publish(one, found.text, me, found.version); return json(res, 200, shown(one)); }
  const before = one.versions[at + 1];
  return json(res, 200, { ...found, current: at === 0, before: before ? { version: before.version, text: before.text } : null, lines: lines(before?.text ?? '', found.text) });
}

function changed(res, one, { prompt, temperature, mostTokens, monthlyBudget, ...rest }, me) {
  if (prompt?.includes('{{nonsense}}')) return problem(res, 422, 'agents/unknown-placeholder', 'Unknown.', { errors: [{ field: 'prompt', message: 'has an unknown placeholder' }] });
  if (prompt) publish(one, prompt, me);
  if (temperature !== undefined) one.temperature = temperature === -1 ? 0.3 : temperature;
  if (mostTokens !== undefined) one.mostTokens = mostTokens || 600;
  if (monthlyBudget !== undefined) one.monthlyBudget = monthlyBudget || null;
  Object.assign(one, rest);
  return json(res, 200, shown(one));
}

const tried = (one, { message, prompt }) => ({
  promptVersion: prompt ? null : current(one).version,
  rendered: [{ who: 'instructions', text: prompt ?? current(one).text }, { who: 'customer', text: message.replaceAll(/\d{4,}/g, '[card 1]') }],
  outcome: /nobody/.test(message) ? 'nobody' : 'answered', reason: /nobody/.test(message) ? 'all-failed' : null,
  answer: /nobody/.test(message) ? '' : 'The show is open from 9:00 to 18:00, also on Sunday [1]. Children under five come in free [2].', calls: [],
  notes: /\d{4}/.test(message) ? [{ code: 'masked', detail: 'card 1' }] : [], sources: [{ name: '1', title: 'When are you open?' }, { name: '2', title: 'What does a ticket cost?' }],
  provider: 'Main', model: 'gpt-5-mini', inputTokens: 1240, outputTokens: 38, cost: 0.000386, ms: 1180,
});

function begin(one, { last }) {
  const total = Math.min(last, 7);
  const replay = { id: id(), role: one.role, state: 'running', reason: null, prompt: true, article: false, last, total, done: 0, differing: 0, cost: 0, createdAt: ago(0), finishedAt: null, by: teammates[0].id, items: [] };
  replays.unshift(replay);
  const timer = setInterval(() => {
    if (replay.state !== 'running') return clearInterval(timer);
    const n = replay.done++;
    const differs = n % 3 === 0;
    replay.items.push({ position: n + 1, question: ['When do you open on Sunday?', 'How much is a ticket for children?', 'Can I bring my dog?'][n % 3], askedAt: ago(n * 200 + 30), then: n === 4 ? '' : 'We are open from 9:00 to 18:00 on Sunday [1].', now: differs ? 'On Sunday we are open from 9:00 until 18:00 [1]. See you there!' : 'We are open from 9:00 to 18:00 on Sunday [1].', differs: differs || n === 4, outcome: n === 5 ? 'handed-over' : 'answered', reason: null, sources: [], cost: 0.0004 });
    replay.differing = replay.items.filter((it) => it.differs).length;
    replay.cost = replay.done * 0.0004;
    if (replay.done === total) Object.assign(replay, { state: 'done', finishedAt: ago(0) });
  }, 700);
  return replay;
}

function replaysOf(req, res, parts) {
  if (!parts[2]) return json(res, 200, { items: replays.map((one) => ({ ...one, items: undefined })), next: null });
  const found = replays.find((one) => one.id === parts[2]);
  if (!found) return problem(res, 404, 'agents/unknown-replay', 'There is no such replay.');
  if (parts[3] === 'cancel') found.state = 'canceled';
  return json(res, 200, found);
}
