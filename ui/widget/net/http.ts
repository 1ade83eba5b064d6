import { Refusal, type Server } from './server';
import { sseParser } from './sse';
import { item, liveEvent, opening, page } from './wire';

const PATIENCE = 20_000;
/** The stream says something every fifteen seconds; one that does not has broken without telling. */
const SILENCE = 40_000;

export function httpServer(base: string, channel: string, newId: () => string): Server {
  const api = `${base}/api/chat/${channel}`;
  const webhook = `${base}/webhooks/webchat/${channel}`;
  const call = async (address: string, method: string, token: string | null, body?: unknown): Promise<unknown> => {
    const headers: Record<string, string> = { ...bearer(token), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const response = await reach(address, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw await refusal(response);
    return response.headers.get('Content-Type')?.includes('json') ? response.json() : null;
  };
  const post = (token: string, items: unknown[]) => call(webhook, 'POST', token, { items }).then(() => undefined);
  return {
    begin: async (identity, token) => opening(await call(`${api}/session`, 'POST', null, {
      ...(token === null ? {} : { token }), ...(identity === null ? {} : { identity: typeof identity === 'string' ? { jwt: identity } : identity }),
    })),
    page: async (token, from) => page(await call(`${api}/messages?${new URLSearchParams({ ...from, limit: '50' })}`, 'GET', token), base),
    send: (token, letter) => post(token, [item(letter)]),
    mark: (token, { delivered, read }) => post(token, ([['delivered', delivered], ['read', read]] as const).filter(([, ids]) => ids.length > 0)
      .map(([type, ids]) => ({ id: newId(), type, at: new Date().toISOString(), refs: ids.slice(-50) }))),
    typing: (token) => call(`${api}/typing`, 'POST', token).then(() => undefined),
    upload: (token, file, progress, signal) => upload(`${api}/files`, token, file, progress, signal),
    pushKey: async (token) => String(((await call(`${api}/push`, 'GET', token)) as { key?: string }).key ?? ''),
    subscribe: (token, { endpoint, keys }) => call(`${api}/push`, 'POST', token, { endpoint, keys }).then(() => undefined),
    unsubscribe: (token, endpoint) => call(`${api}/push`, 'DELETE', token, { endpoint }).then(() => undefined),
    async listen(token, cursor, signal, hear) {
      const silence = new AbortController();
      let timer = setTimeout(() => silence.abort(), SILENCE);
      const headers = { ...bearer(token), Accept: 'text/event-stream', ...(cursor === null ? {} : { 'Last-Event-ID': cursor }) };
      try {
        const response = await reach(`${api}/live`, { headers, signal: AbortSignal.any([signal, silence.signal]), cache: 'no-store' });
        if (!response.ok || !response.body) throw await refusal(response);
        const parse = sseParser((event) => {
          const read = liveEvent(event, base);
          if (read) hear(read, event.id);
        });
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), SILENCE);
          parse(value);
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const bearer = (token: string | null) => (token === null ? {} : { Authorization: `Bearer ${token}` }) as Record<string, string>;

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, credentials: 'omit', mode: 'cors', referrerPolicy: 'strict-origin-when-cross-origin' });
  } catch {
    throw new Refusal('again', 'unreachable');
  }
}

async function refusal(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as { code?: unknown };
  return refusalOf(response.status, typeof problem.code === 'string' ? problem.code : `http/${response.status}`, response.headers.get('Retry-After'));
}

export function refusalOf(status: number, code: string, retryAfter: string | null): Refusal {
  const seconds = Number(retryAfter);
  const wait = retryAfter !== null && seconds >= 0 ? Math.min(seconds, 3600) * 1000 : null;
  if (code === 'chat/quota') return new Refusal('final', code);
  if (status === 401) return new Refusal(/^chat\/identity/.test(code) ? 'final' : 'renew', code);
  // What a proxy says while the server is away is not the server's word.
  const passing = status === 408 || status === 425 || status === 429 || status >= 500 || (status < 500 && code.startsWith('http/') && status !== 413);
  return new Refusal(passing ? 'again' : 'final', code, wait);
}

/** `fetch` does not tell how far an upload is. */
function upload(address: string, token: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => { if (event.lengthComputable) progress(event.loaded / event.total); };
    request.onerror = () => reject(new Refusal('again', 'unreachable'));
    request.onabort = () => reject(new Refusal('final', 'cancelled'));
    request.onload = () => {
      const answer = (request.response ?? {}) as { ticket?: string; code?: string };
      if (request.status === 201 && answer.ticket) resolve(answer.ticket);
      else reject(refusalOf(request.status, answer.code ?? `http/${request.status}`, request.getResponseHeader('Retry-After')));
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name || 'file');
    request.send(form);
  });
}
