// AI roles: prompts with their history, the test bench and rehearsals.
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
const rehearsals = [];

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
  const one = roles.find((it) => it.role === role);
  if (!one) return problem(res, 404, 'agents/unknown-role', 'There is no such agent.');
  if (!what && req.method === 'PUT') return changed(res, one, body, me);
  if (!what) return json(res, 200, shown(one));
  if (what === 'try') return setTimeout(() => { json(res, 200, tried(one, body)); }, 600);
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

function begin({ last, prompt, articles = [] }) {
  const counts = { same: 0, different: 0, nowAnswered: 0, noLongerAnswered: 0, failed: 0 };
  const rehearsal = { id: id(), state: 'running', reason: null, role: prompt?.role ?? null, articles: articles.length, last, total: Math.min(last, 7), done: 0, counts, local: false, cost: 0, startedAt: ago(0), finishedAt: null, by: teammates[0].id };
  const whole = { rehearsal, masked: false, items: [] };
  rehearsals.unshift(whole);
  const verdicts = [['same', 'same'], ['different', 'different'], ['now-answered', 'nowAnswered'], ['failed', 'failed']];
  const timer = setInterval(() => {
    if (rehearsal.state !== 'running') return clearInterval(timer);
    const n = rehearsal.done++;
    const [verdict, count] = verdicts[n % 4];
    counts[count]++;
    const side = (kind, words) => ({ kind, words, sources: kind === 'answered' ? [{ kind: 'article', title: 'When are you open?' }] : [] });
    whole.items.push({ position: n, question: ['When do you open on Sunday?', 'How much is a ticket for children?', 'Can I bring my dog?'][n % 3], askedAt: ago(n * 200 + 30), verdict, reason: verdict === 'failed' ? 'too-late' : null, asked: true, cost: 0.0004,
      before: verdict === 'now-answered' ? side('unknown', 'I did not understand that. Could you say it in other words?') : side('answered', 'We are open from 9:00 to 18:00 on Sunday.'),
      after: side('answered', verdict === 'same' ? 'We are open from 9:00 to 18:00 on Sunday.' : 'On Sunday we are open from 9:00 until 18:00. See you there!') });
    rehearsal.cost = rehearsal.done * 0.0004;
    if (rehearsal.done === rehearsal.total) Object.assign(rehearsal, { state: 'done', finishedAt: ago(0) });
  }, 700);
  return whole;
}

export function rehearse({ req, res, parts, body }) {
  if (!parts[1]) return req.method === 'POST' ? json(res, 202, begin(body)) : json(res, 200, { items: rehearsals.map((one) => one.rehearsal), next: null });
  const found = rehearsals.find((one) => one.rehearsal.id === parts[1]);
  if (!found) return problem(res, 404, 'rehearsals/unknown', 'There is no such rehearsal.');
  if (parts[2] === 'cancel') found.rehearsal.state = 'canceled';
  return json(res, 200, parts[2] === 'cancel' ? found.rehearsal : found);
}
