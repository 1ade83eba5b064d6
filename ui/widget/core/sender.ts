import { Refusal, type Server } from '../net/server';
import { backoff } from './backoff';
import type { FileShelf } from './files';
import type { Letter, Outbox } from './outbox';
import type { Session } from './session';
import type { Store } from './storage';
import { alone } from './turns';

/** A ticket is good for a day; after most of it the file is sent anew. */
const TICKET = 20 * 3_600_000;

export interface SenderEvents {
  /** What waits, or how far an upload is, has changed. */
  changed(): void;
  confirmed(): void;
}

/**
 * Brings the outbox to the server: one tab at a time, the oldest letter first, each until the server confirms or refuses
 * it. The turn is given back between tries, so that a tab in the background holds nobody up.
 */
export class Sender {
  readonly progress = new Map<string, number>();
  /** What is with the server at this moment. */
  busyWith: string | null = null;
  private readonly uploads = new Map<string, AbortController>();
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;

  constructor(
    private readonly server: Server, private readonly session: Session, private readonly outbox: Outbox,
    private readonly files: FileShelf, private readonly store: Store, private readonly lock: string, private readonly events: SenderEvents,
  ) {}

  /** Something was written, or the connection is back. */
  async kick(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) { this.again = true; return; }
    this.running = true;
    try {
      do {
        this.again = false;
        await alone(this.lock, this.store, () => this.drain());
      } while (this.again);
    } finally {
      this.running = false;
    }
  }

  cancel(id: string): void {
    this.uploads.get(id)?.abort();
    this.discard(id);
  }

  discard(id: string): void {
    this.outbox.remove(id);
    void this.files.remove(id);
    this.progress.delete(id);
    this.events.changed();
  }

  private async drain(): Promise<void> {
    for (let letter = this.outbox.next(); letter; letter = this.outbox.next()) {
      this.busyWith = letter.id;
      this.events.changed();
      try {
        await this.deliver(letter);
        this.attempt = 0;
      } catch (failure) {
        if (!this.outbox.get(letter.id)) continue; // discarded meanwhile
        const refusal = failure instanceof Refusal ? failure : new Refusal('again', 'unknown');
        if (refusal.kind === 'final') {
          this.outbox.refuse(letter.id, refusal.code);
          continue;
        }
        this.timer = setTimeout(() => void this.kick(), Math.max(refusal.retryAfterMillis ?? 0, backoff(this.attempt++)));
        return;
      } finally {
        this.busyWith = null;
        this.progress.delete(letter.id);
        this.events.changed();
      }
    }
  }

  private async deliver(letter: Letter): Promise<void> {
    const token = await this.session.token();
    try {
      await this.server.send(token, await this.uploaded(token, letter));
      this.outbox.confirm(letter.id);
      this.session.wrote();
      this.events.confirmed();
    } catch (failure) {
      if (failure instanceof Refusal && failure.kind === 'renew') await this.session.renew(token);
      throw failure;
    }
  }

  /** The letter with its file at the server. What is there already is not sent a second time. */
  private async uploaded(token: string, letter: Letter): Promise<Letter> {
    if (!letter.file || (letter.file.uploaded !== null && Date.now() - (letter.file.uploadedAt ?? 0) < TICKET)) return letter;
    const file = await this.files.get(letter.id);
    if (!file) throw new Refusal('final', 'file-gone');
    const stop = new AbortController();
    this.uploads.set(letter.id, stop);
    try {
      const uploaded = await this.server.upload(token, file, (share) => {
        this.progress.set(letter.id, share);
        this.events.changed();
      }, stop.signal);
      const whole = { ...letter, file: { ...letter.file, uploaded, uploadedAt: Date.now() } };
      if (stop.signal.aborted) throw new Refusal('final', 'cancelled');
      this.outbox.put(whole);
      return whole;
    } finally {
      this.uploads.delete(letter.id);
    }
  }
}
