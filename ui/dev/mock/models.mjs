// Language models: the order, circuits, spending. MODELS=none starts without any.
import { json, problem } from './http.mjs';
import { id } from './seed.mjs';

const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const month = (calls, failures, cost, averageMs) => ({ calls, failures, inputTokens: calls * 900, outputTokens: calls * 120, cost, averageMs });
const model = (more) => ({
  id: id(), hasKey: true, embeddingModel: null, transcriptionModel: null, inputPrice: null, outputPrice: null, price: { input: 0.25, output: 2, source: 'table', checked: '2026-11-01' },
  position: null, roles: [], circuit: { state: 'closed', failures: 0, until: null }, lastError: null, thisMonth: month(0, 0, 0, null), ...more,
});
const kinds = [
  { kind: 'openai', name: 'OpenAI', baseUrl: 'https://api.openai.com/v1', keyNeeded: true, embeddings: true, transcriptions: true, models: ['gpt-5-mini', 'gpt-5', 'gpt-4.1'] },
  { kind: 'anthropic', name: 'Anthropic', baseUrl: 'https://api.anthropic.com/v1', keyNeeded: true, embeddings: false, transcriptions: false, models: ['claude-sonnet-4-5'] },
  { kind: 'gemini', name: 'Google Gemini', baseUrl: 'https://generativelanguage.googleapis.com/v1beta', keyNeeded: true, embeddings: true, transcriptions: false, models: ['gemini-2.5-flash'] },
  { kind: 'xai', name: 'xAI', baseUrl: 'https://api.x.ai/v1', keyNeeded: true, embeddings: false, transcriptions: false, models: ['grok-4'] },
  { kind: 'openai-compatible', name: 'OpenAI-compatible server', baseUrl: null, keyNeeded: false, embeddings: true, transcriptions: true, models: [] },
];
let items = process.env.MODELS === 'none' ? [] : [
  model({ name: 'Main', kind: 'openai', baseUrl: kinds[0].baseUrl, model: 'gpt-5-mini', embeddingModel: 'text-embedding-3-small', transcriptionModel: 'whisper-1', position: 0, thisMonth: month(4213, 12, 31.428, 1240) }),
  model({ name: 'Second opinion', kind: 'anthropic', baseUrl: kinds[1].baseUrl, model: 'claude-sonnet-4-5', position: 1, circuit: { state: 'open', failures: 5, until: new Date(Date.now() + 40_000).toISOString() }, lastError: { code: 'quota-spent', words: 'No credit left.', at: ago(2) }, thisMonth: month(310, 57, 4.2, 2100) }),
  model({ name: 'In the office', kind: 'openai-compatible', baseUrl: 'http://localhost:1234/v1', hasKey: false, model: 'qwen2.5-7b-instruct', price: null, position: 2, circuit: { state: 'half-open', failures: 5, until: null }, lastError: { code: 'unreachable', words: 'Nothing answers.', at: ago(70) } }),
  model({ name: 'Trial', kind: 'gemini', baseUrl: kinds[2].baseUrl, model: 'gemini-2.5-flash' }),
];
let assigned = {};
let limits = { monthly: 40, perConversation: 0.5, softPercent: 80 };

const budget = () => {
  const spent = items.reduce((sum, one) => sum + one.thisMonth.cost, 0);
  const share = limits.monthly ? spent / limits.monthly : 0;
  return { ...limits, month: '2026-11', spent, state: limits.monthly === null ? 'none' : share >= 1 ? 'spent' : share * 100 >= limits.softPercent ? 'warned' : 'within' };
};
const list = () => ({
  items: [...items].sort((one, other) => (one.position ?? 99) - (other.position ?? 99)).map((one) => ({ ...one, roles: Object.keys(assigned).filter((role) => assigned[role] === one.id) })),
  roles: assigned, budget: budget(), next: null,
});
const shown = ({ apiKey, ...rest }, old) => ({ ...rest, baseUrl: rest.baseUrl ?? kinds.find((one) => one.kind === rest.kind).baseUrl, hasKey: apiKey === undefined ? old?.hasKey ?? false : apiKey !== '' });
const order = (ids) => { items = items.map((one) => ({ ...one, position: ids.includes(one.id) ? ids.indexOf(one.id) : null })); };
const chain = () => list().items.filter((one) => one.position !== null).map((one) => one.id);

export function models({ req, res, parts, body }) {
  if (!parts[1]) {
    if (req.method === 'GET') return json(res, 200, list());
    if (body.apiKey === 'wrong') return problem(res, 422, 'models/invalid', 'Look at the fields.', { errors: [{ field: 'apiKey', message: 'is not a key' }] });
    const made = model({ ...shown(body), position: chain().length });
    items.push(made);
    return json(res, 201, made);
  }
  switch (parts[1]) {
    case 'kinds': return json(res, 200, { items: kinds });
    case 'budget': if (req.method === 'PUT') limits = body; return json(res, 200, budget());
    case 'chain': order(body.order); return json(res, 200, list());
    case 'roles': assigned = Object.fromEntries(Object.entries({ ...assigned, ...body }).filter(([, one]) => one)); return json(res, 200, list());
    default: return one(req, res, parts, body);
  }
}

function one(req, res, parts, body) {
  const found = items.find((it) => it.id === parts[1]);
  if (!found) return problem(res, 404, 'models/unknown', 'There is no such model.');
  if (parts[2] === 'test') return setTimeout(() => { json(res, 200, tested(found)); }, 700);
  if (req.method === 'DELETE') { items = items.filter((it) => it !== found); return json(res, 204); }
  Object.assign(found, { embeddingModel: null, transcriptionModel: null, inputPrice: null, outputPrice: null, ...shown(body, found) });
  return json(res, 200, found);
}

const tested = ({ circuit, embeddingModel, transcriptionModel }) => ({
  ok: circuit.state === 'closed',
  checks: [
    circuit.state === 'closed' ? { ability: 'chat', ok: true, answer: 'Hello! How can I help?', ms: 812 } : { ability: 'chat', ok: false, code: 'quota-spent', reason: 'No credit left.', ms: 140 },
    ...(embeddingModel ? [{ ability: 'embedding', ok: true, answer: '1,536 numbers', ms: 210 }] : []),
    ...(transcriptionModel ? [{ ability: 'transcription', ok: false, code: 'timed-out', reason: 'It took too long.', ms: 5000 }] : []),
  ],
});
