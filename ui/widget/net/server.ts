import type { Author, Message, Welcome } from '../core/model';
import type { Letter } from '../core/outbox';

/** Why the server did not do what was asked, and what that means for trying again. */
export class Refusal extends Error {
  constructor(
    /** `again`: nothing is wrong with the request; `renew`: the token is not known; `final`: it will never work. */
    readonly kind: 'again' | 'renew' | 'final',
    readonly code: string,
    readonly retryAfterMillis: number | null = null,
  ) {
    super(code);
  }
}

export interface Opening {
  token: string;
  welcome: Welcome;
  /** Whether this visitor has written before. */
  exists: boolean;
  holder: Author | null;
}

export interface Page { messages: Message[]; earlier: string | null; later: string | null }

export type LiveEvent =
  | { kind: 'ready' }
  | { kind: 'reset' }
  | { kind: 'message'; message: Message }
  | { kind: 'typing'; author: Author }
  | { kind: 'holder'; holder: Author };

/** Identity as a site passes it: a signed token, or a user's id with its signature. */
export type Identity = string | { userId: string; hmac: string };

/** The server as the chat needs it. Every method throws a `Refusal`. */
export interface Server {
  /** A visitor of its own, or the one of this token; with an identity the site has signed, the customer it names. */
  begin(identity: Identity | null, token: string | null): Promise<Opening>;
  page(token: string, from: { before?: string; after?: string }): Promise<Page>;
  /** Resolves when the server has it for good. It takes a letter once, however often it is sent. */
  send(token: string, letter: Letter): Promise<void>;
  mark(token: string, marks: { delivered: string[]; read: string[] }): Promise<void>;
  /** Brings a ticket that a letter carries. */
  upload(token: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<string>;
  typing(token: string): Promise<void>;
  /** Resolves when the stream ends; throws when it cannot begin. */
  listen(token: string, cursor: string | null, signal: AbortSignal, hear: (event: LiveEvent, cursor: string | null) => void): Promise<void>;
  pushKey(token: string): Promise<string>;
  subscribe(token: string, subscription: PushSubscriptionJSON): Promise<void>;
  unsubscribe(token: string, endpoint: string): Promise<void>;
}
