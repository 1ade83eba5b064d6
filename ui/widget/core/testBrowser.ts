import { Refusal, type LiveEvent, type Opening, type Server } from '../net/server';
import type { Letter } from './outbox';

/** What tests need of a browser. */
export function browserStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() { return values.size; },
    key: (at) => [...values.keys()][at] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => { values.set(key, value); },
    removeItem: (key) => { values.delete(key); },
    clear: () => values.clear(),
  };
}

/** A server that says what a test wants, and remembers what it was sent. */
export class TestingServer implements Server {
  readonly sent: Letter[] = [];
  readonly begun: { identity: unknown; token: string | null }[] = [];
  failures: (Refusal | null)[] = [];
  tokens = 0;

  async begin(identity: unknown, token: string | null): Promise<Opening> {
    this.begun.push({ identity, token });
    this.fail();
    return {
      token: `token-${++this.tokens}`, exists: false, holder: null,
      welcome: {
        branding: { name: 'Show', subtitle: null, colour: '#000000', logo: null, greeting: null, quickReplies: [], position: 'right', popupAfter: null, placeholder: null, sound: true },
        limits: { fileBytes: 1, fileTypes: [], textLength: 10 }, files: true, push: false,
      },
    };
  }

  async send(_token: string, letter: Letter): Promise<void> {
    this.sent.push(letter);
    this.fail();
  }

  upload = async () => { this.fail(); return 'ticket'; };
  page = async () => ({ messages: [], earlier: null, later: null });
  mark = async () => undefined;
  typing = async () => undefined;
  listen = async (_token: string, _cursor: string | null, _signal: AbortSignal, hear: (event: LiveEvent, cursor: string | null) => void) => hear({ kind: 'ready' }, '1');
  pushKey = async () => '';
  subscribe = async () => undefined;
  unsubscribe = async () => undefined;

  private fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }
}

export const again = () => new Refusal('again', 'unreachable');
