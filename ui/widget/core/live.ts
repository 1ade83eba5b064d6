import { Refusal, type LiveEvent, type Server } from '../net/server';
import { backoff } from './backoff';
import type { Connection } from './model';
import type { Session } from './session';

const HIDDEN_FOR = 30_000;

export interface Hearing {
  hear(event: LiveEvent): void;
  gap(): void;
  state(connection: Connection): void;
  refused(code: string): void;
}

/**
 * Keeps the stream of changes open and resumes it where it ended. Of the tabs nobody looks at only one keeps its stream,
 * because browsers allow a server few connections.
 */
export class Live {
  private cursor: string | null = null;
  private stop: AbortController | null = null;
  private attempt = 0;
  private wanted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hiding: ReturnType<typeof setTimeout> | undefined;
  private dropTurn: (() => void) | null = null;

  constructor(private readonly server: Server, private readonly session: Session, private readonly lock: string, private readonly hearing: Hearing) {
    addEventListener('online', () => this.now());
    addEventListener('offline', () => this.end('offline'));
    addEventListener('pageshow', (event) => { if (event.persisted) this.now(); });
    document.addEventListener('visibilitychange', () => this.looked());
  }

  start(): void {
    this.wanted = true;
    this.now();
  }

  pause(): void {
    this.wanted = false;
    this.end('connecting');
    this.cursor = null;
  }

  /** Connects at once, unless connected. */
  now(): void {
    clearTimeout(this.timer);
    if (this.wanted && !this.stop) void this.connect();
  }

  private end(state: Connection): void {
    clearTimeout(this.timer);
    this.stop?.abort();
    this.stop = null;
    this.hearing.state(state);
  }

  private async connect(): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    let token: string | null = null;
    let answered = false;
    try {
      token = await this.session.token();
      const resumed = this.cursor !== null;
      await this.server.listen(token, this.cursor, stop.signal, (event, cursor) => {
        if (stop.signal.aborted) return;
        this.cursor = cursor ?? this.cursor;
        if (event.kind === 'ready' || event.kind === 'reset') {
          this.attempt = 0;
          this.hearing.state('online');
          // Without a place to resume from, what came before the stream began is to be read.
          if (event.kind === 'reset' || !resumed) this.hearing.gap();
        } else {
          this.hearing.hear(event);
        }
      });
    } catch (failure) {
      if (stop.signal.aborted) return;
      if (failure instanceof Refusal && failure.kind === 'renew' && token !== null) await this.session.renew(token).catch(() => undefined);
      answered = failure instanceof Refusal && failure.kind === 'again' && failure.code !== 'unreachable';
      if (failure instanceof Refusal && failure.kind === 'final') {
        this.stop = null;
        this.hearing.refused(failure.code);
        return;
      }
    }
    if (stop.signal.aborted) return;
    this.stop = null;
    // The server is there, only the stream is not (too many tabs, a proxy that cuts it): then the messages are asked for.
    if (answered) this.hearing.gap();
    else this.hearing.state('offline');
    this.timer = setTimeout(() => this.now(), backoff(this.attempt++));
  }

  private looked(): void {
    clearTimeout(this.hiding);
    if (document.visibilityState === 'visible') {
      this.dropTurn?.();
      this.dropTurn = null;
      this.now();
    } else {
      this.hiding = setTimeout(() => this.rest(), HIDDEN_FOR);
    }
  }

  /** Hidden for a while: the first tab to get here goes on listening, the others come back when they are looked at. */
  private rest(): void {
    if (!('locks' in navigator)) return;
    void navigator.locks.request(this.lock, { ifAvailable: true }, (lock) => {
      if (lock) return new Promise<void>((resolve) => { this.dropTurn = resolve; });
      clearTimeout(this.timer);
      this.stop?.abort();
      this.stop = null;
      return undefined;
    });
  }
}
