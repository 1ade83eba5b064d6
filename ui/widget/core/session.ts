import { Refusal, type Identity, type Opening, type Server } from '../net/server';
import type { Store } from './storage';
import { alone } from './turns';

const KEY = 'session';
/** For so long a new page takes the organisation's look from what this browser knows, without asking. */
const FRESH = 5 * 60_000;

interface Kept { opening: Opening; identity: string | null; at: number }

/** Who this browser is for the server: one visitor for all tabs, renewed before it is forgotten. */
export class Session {
  private asked: Promise<Opening> | null = null;

  constructor(private readonly server: Server, private readonly store: Store, private readonly lock: string, private identity: Identity | null, private readonly now: () => number = Date.now) {}

  known(): Opening | null {
    const kept = this.kept();
    return kept && this.fits(kept) ? kept.opening : null;
  }

  async token(): Promise<string> {
    return (this.known() ?? (await this.begin(null))).token;
  }

  /** What is known, if it is not old; otherwise the server is asked. */
  async open(): Promise<Opening> {
    const kept = this.kept();
    const age = kept ? this.now() - kept.at : -1;
    return kept && this.fits(kept) && age >= 0 && age < FRESH ? kept.opening : this.begin(null);
  }

  /** The server does not take this token any more. Another tab may already have a new one. */
  async renew(stale: string): Promise<void> {
    if (this.known()?.token === stale) await this.begin(stale);
  }

  wrote(): void {
    const kept = this.kept();
    if (kept && !kept.opening.exists) this.keep({ ...kept, opening: { ...kept.opening, exists: true } });
  }

  /** Says whether what is shown belongs to somebody else now, and whether that was a customer known by name. */
  identify(identity: Identity): 'same' | 'first' | 'other' {
    const before = this.kept()?.identity ?? null;
    this.identity = identity;
    return before === subject(identity) ? 'same' : before === null ? 'first' : 'other';
  }

  forget(): void {
    this.identity = null;
    this.store.remove(KEY);
  }

  private begin(stale: string | null): Promise<Opening> {
    return (this.asked ??= this.ask(stale).finally(() => { this.asked = null; }));
  }

  private async ask(stale: string | null): Promise<Opening> {
    let opening: Opening | null = null;
    let failure: unknown = null;
    const asked = this.kept()?.at;
    await alone(this.lock, this.store, async () => {
      const known = this.known();
      // While this tab waited for its turn, another one may have asked.
      if (known && known.token !== stale && this.kept()?.at !== asked) { opening = known; return; }
      try {
        opening = await this.asking();
      } catch (thrown) {
        failure = thrown;
      }
    });
    if (opening === null) throw failure ?? new Refusal('again', 'unknown');
    return opening;
  }

  private async asking(): Promise<Opening> {
    const token = this.kept()?.opening.token ?? null;
    try {
      const opening = await this.server.begin(this.identity, token);
      this.keep({ opening, identity: this.identity === null ? (this.kept()?.identity ?? null) : subject(this.identity), at: this.now() });
      return opening;
    } catch (failure) {
      if (!(failure instanceof Refusal) || !/identity/.test(failure.code) || (token === null && this.identity === null)) throw failure;
      // Somebody the site cannot vouch for is a stranger, and sees nothing of whoever was here before.
      console.warn(`insaka chat: ${failure.code}`);
      this.forget();
      const opening = await this.server.begin(null, null);
      this.keep({ opening, identity: null, at: this.now() });
      return opening;
    }
  }

  private fits(kept: Kept): boolean {
    return this.identity === null || kept.identity === subject(this.identity);
  }

  private keep(kept: Kept): void {
    this.store.set(KEY, JSON.stringify(kept));
  }

  private kept(): Kept | null {
    try {
      const kept = JSON.parse(this.store.get(KEY) ?? 'null') as Kept | null;
      return kept && typeof kept.opening.token === 'string' && typeof kept.opening.welcome.branding.name === 'string' ? kept : null;
    } catch {
      return null;
    }
  }
}

/** Tells one customer from another, renewed signatures included, without keeping who it is. */
export function subject(identity: Identity): string {
  let name = typeof identity === 'string' ? identity : identity.userId;
  if (typeof identity === 'string') {
    try {
      const claims = JSON.parse(atob((identity.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'))) as { sub?: unknown };
      if (typeof claims.sub === 'string') name = claims.sub;
    } catch {
      // not a token that can be read here: as a whole it still tells one from another
    }
  }
  let hash = 5381;
  for (const char of name) hash = ((hash * 33) ^ (char.codePointAt(0) ?? 0)) >>> 0;
  return `${name.length}.${hash.toString(36)}`;
}
