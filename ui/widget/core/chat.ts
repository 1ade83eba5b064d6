import { Refusal, type Identity, type LiveEvent, type Opening, type Server } from '../net/server';
import { backoff } from './backoff';
import type { FileShelf } from './files';
import { Live } from './live';
import { Marks } from './marks';
import type { Author, Connection, Message, Option, Welcome } from './model';
import { Outbox, type Letter } from './outbox';
import { Sender } from './sender';
import { Session } from './session';
import { onOtherTab, type Store } from './storage';
import { Thread } from './thread';

const TYPING_LASTS = 6_000;
const TYPING_EVERY = 4_000;
/** A confirmed letter that is not in the conversation after this time is not waited for. */
const SHOWS_UP_WITHIN = 60_000;

export type Phase = 'new' | 'loading' | 'ready' | 'failed' | 'blocked';

/** Everything a view shows. */
export interface Snapshot {
  welcome: Welcome | null;
  phase: Phase;
  connection: Connection;
  messages: Message[];
  letters: { letter: Letter; sending: boolean; progress: number | null }[];
  earlier: boolean;
  typing: Author | null;
  holder: Author | null;
  unread: number;
}

export interface Surroundings {
  server: Server;
  store: Store;
  prefix: string;
  files: FileShelf;
  identity: Identity | null;
  newId(): string;
}

/** The conversation of one visitor, as one tab sees it. */
export class Chat {
  private readonly thread = new Thread();
  private readonly outbox: Outbox;
  private readonly session: Session;
  private readonly sender: Sender;
  private readonly live: Live;
  private readonly marks: Marks;
  private readonly watchers = new Set<(snapshot: Snapshot) => void>();
  private readonly arrivals = new Set<(message: Message) => void>();
  private welcome: Welcome | null = null;
  private phase: Phase = 'new';
  private connection: Connection = 'connecting';
  private before: string | null = null;
  private typing: Author | null = null;
  private holder: Author | null = null;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private typedAt = 0;
  private attempt = 0;
  private looking = false;
  private telling = false;
  private reload: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly at: Surroundings) {
    const name = (what: string) => `${at.prefix}${what}`;
    this.outbox = new Outbox(at.store);
    this.session = new Session(at.server, at.store, name('begin'), at.identity);
    this.sender = new Sender(at.server, this.session, this.outbox, at.files, at.store, name('send'), {
      changed: () => this.tell(),
      confirmed: () => { this.connected('online'); this.live.start(); },
    });
    this.live = new Live(at.server, this.session, name('live'), {
      hear: (event) => this.hear(event),
      gap: () => void this.load(),
      state: (connection) => this.connected(connection),
      refused: (code) => this.refused(code),
    });
    this.marks = new Marks(at.server, this.session, this.thread);
    onOtherTab(at.prefix, (key) => this.otherTab(key));
  }

  watch(watcher: (snapshot: Snapshot) => void): void {
    this.watchers.add(watcher);
    watcher(this.snapshot());
  }

  /** Called for each message that comes in while this tab listens. */
  onArrival(listener: (message: Message) => void): void {
    this.arrivals.add(listener);
  }

  /** Learns how the organisation looks, and goes on where this browser left off. */
  async prepare(): Promise<void> {
    const known = this.session.known();
    if (known) this.opened(known);
    let opening: Opening;
    try {
      opening = await this.session.open();
    } catch (failure) {
      if (failure instanceof Refusal && failure.kind === 'final') return this.refused(failure.code);
      if (this.looking && !this.welcome) this.setPhase('failed');
      this.connected('offline');
      this.later(() => void this.prepare());
      return;
    }
    this.attempt = 0;
    this.opened(opening);
    // Who never wrote and does not look needs no stream.
    if (opening.exists || this.looking) await this.follow();
    void this.sender.kick();
  }

  /** Someone looks at the conversation. */
  enter(): void {
    this.looking = true;
    if (this.phase === 'blocked' || this.phase === 'ready') return;
    this.setPhase('loading');
    void this.prepare();
  }

  async showEarlier(): Promise<void> {
    if (this.before === null) return;
    const page = await this.at.server.page(await this.session.token(), { before: this.before });
    this.before = page.earlier;
    this.received(page.messages);
    this.tell();
  }

  write(text: string): void {
    this.post({ id: this.at.newId(), text });
  }

  choose(option: Option, message: Message): void {
    this.post({ id: this.at.newId(), text: option.title, choice: { ...option, ref: message.ref } });
  }

  async sendFile(file: File): Promise<void> {
    const id = this.at.newId();
    await this.at.files.put(id, file);
    this.post({ id, text: '', file: { name: file.name || 'file', type: file.type, size: file.size, uploaded: null } });
  }

  fileOf(id: string): Promise<File | null> {
    return this.at.files.get(id);
  }

  retry(id: string): void {
    this.outbox.retry(id);
    this.tell();
    void this.sender.kick();
  }

  cancel(id: string): void {
    this.sender.cancel(id);
  }

  typed(): void {
    const token = this.session.known()?.token;
    if (!token || Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.at.server.typing(token).catch(() => undefined);
  }

  /** What stands there has been looked at. */
  seen(): void {
    const latest = this.thread.latest();
    if (!latest || latest.position <= this.seenUpTo()) return;
    this.at.store.set('seen', String(latest.position));
    this.marks.soon(latest.position);
    this.tell();
  }

  identify(identity: Identity): void {
    const who = this.session.identify(identity);
    if (who === 'same') return;
    this.startOver(who === 'other');
    void this.prepare();
  }

  /** Whoever was here has signed out: nothing of the conversation stays in this browser. */
  forget(): void {
    this.session.forget();
    this.startOver(true);
    void this.prepare();
  }

  async subscribe(subscribing: (key: string) => Promise<PushSubscriptionJSON>): Promise<void> {
    const token = await this.session.token();
    await this.at.server.subscribe(token, await subscribing(await this.at.server.pushKey(token)));
  }

  async unsubscribe(endpoint: string): Promise<void> {
    await this.at.server.unsubscribe(await this.session.token(), endpoint);
  }

  private post(letter: Parameters<Outbox['add']>[0]): void {
    this.outbox.add(letter);
    this.typedAt = 0;
    this.tell();
    void this.sender.kick();
  }

  private opened(opening: Opening): void {
    this.welcome = opening.welcome;
    this.holder ??= opening.holder;
    this.tell();
  }

  /** Shows what there is, and listens from here on. */
  private async follow(): Promise<void> {
    if (this.thread.latest() === null) await this.load();
    if (this.phase !== 'blocked') this.live.start();
  }

  /** The newest page, and whatever lies between it and what is known here. */
  private async load(): Promise<void> {
    let token: string | null = null;
    try {
      token = await this.session.token();
      const known = this.thread.latest();
      let page = await this.at.server.page(token, {});
      if (known === null) this.before = page.earlier;
      const pages = [page.messages];
      while (known && page.earlier !== null && !page.messages.some((one) => one.position <= known.position)) {
        page = await this.at.server.page(token, { before: page.earlier });
        pages.push(page.messages);
      }
      this.received(pages.flat());
    } catch (failure) {
      if (failure instanceof Refusal && failure.kind === 'renew' && token !== null) await this.session.renew(token).catch(() => undefined);
      else if (failure instanceof Refusal && failure.kind === 'final') return this.refused(failure.code);
      if (this.phase !== 'ready') this.setPhase('failed');
      this.connected('offline');
      this.later(() => void this.load());
      return;
    }
    this.attempt = 0;
    this.dropShown();
    this.marks.soon(this.seenUpTo());
    this.connected('online');
    this.setPhase('ready');
  }

  private hear(event: LiveEvent): void {
    if (event.kind === 'message') {
      const fresh = !event.message.mine && !this.thread.get(event.message.id);
      this.received([event.message]);
      if (fresh) {
        this.typing = null;
        this.arrivals.forEach((listener) => listener(event.message));
        this.marks.soon(this.seenUpTo());
      }
    } else if (event.kind === 'typing') {
      clearTimeout(this.typingTimer);
      this.typing = event.author;
      this.typingTimer = setTimeout(() => { this.typing = null; this.tell(); }, TYPING_LASTS);
    } else if (event.kind === 'holder') {
      this.holder = event.holder;
    }
    this.tell();
  }

  /** What the server shows of ours has arrived, whether or not the answer to our sending it did. */
  private received(messages: readonly Message[]): void {
    this.thread.merge(messages);
    for (const one of messages) {
      if (one.clientId !== null && this.outbox.get(one.clientId)) this.sender.discard(one.clientId);
    }
  }

  private dropShown(): void {
    for (const one of this.outbox.all()) {
      if (this.thread.has(one.id) || (one.kept !== null && Math.abs(Date.now() - one.kept) > SHOWS_UP_WITHIN)) this.sender.discard(one.id);
    }
  }

  private connected(connection: Connection): void {
    const back = connection === 'online' && this.connection !== 'online';
    this.connection = connection;
    this.tell();
    if (back && this.outbox.next()) void this.sender.kick();
  }

  private refused(code: string): void {
    console.warn(`insaka chat: ${code}`);
    this.live.pause();
    this.setPhase('blocked');
  }

  private otherTab(key: string): void {
    if (key === 'session' && this.phase !== 'blocked' && this.session.known()?.exists) void this.follow();
    this.tell();
  }

  private startOver(everything: boolean): void {
    this.live.pause();
    this.thread.clear();
    this.before = null;
    this.holder = null;
    this.typing = null;
    this.at.store.remove('seen');
    if (everything) {
      this.outbox.all().forEach((one) => this.sender.cancel(one.id));
      this.at.store.remove('draft');
    }
    this.phase = 'new';
    this.tell();
  }

  private later(act: () => void): void {
    clearTimeout(this.reload);
    this.reload = setTimeout(act, backoff(this.attempt++));
  }

  private setPhase(phase: Phase): void {
    this.phase = phase;
    this.tell();
  }

  private seenUpTo(): number {
    return Number(this.at.store.get('seen') ?? 0);
  }

  private snapshot(): Snapshot {
    return {
      welcome: this.welcome, phase: this.phase, connection: this.connection,
      messages: this.thread.list(),
      letters: this.outbox.all().filter((letter) => !this.thread.has(letter.id)).map((letter) => ({
        letter, sending: this.sender.busyWith === letter.id, progress: this.sender.progress.get(letter.id) ?? null,
      })),
      earlier: this.before !== null, typing: this.typing, holder: this.holder,
      unread: this.thread.unread(this.seenUpTo()),
    };
  }

  private tell(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      const snapshot = this.snapshot();
      this.watchers.forEach((watcher) => watcher(snapshot));
    });
  }
}
