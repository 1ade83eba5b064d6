import type { Option } from './model';
import type { Store } from './storage';

/** Something written here that the server has not confirmed. It stays until it has, across reloads and tabs. */
export interface Letter {
  /** Goes with every try, so that the server takes it once. */
  id: string;
  /** Grows with every letter of this browser, whatever the clock does. */
  order: number;
  text: string;
  at: number;
  /** The option that was chosen, and the message it belongs to. */
  choice: (Option & { ref: string }) | null;
  file: { name: string; type: string; size: number; uploaded: string | null; uploadedAt?: number } | null;
  /** Set when the server said no: it is tried again only when the person asks for it. */
  refused: string | null;
  /** When the server confirmed it. It stays until it is seen in the conversation, so that it never vanishes in between. */
  kept: number | null;
}

const PREFIX = 'out-';

/**
 * Each letter has a key of its own, so that two tabs never overwrite each other's. Only one tab sends at a time
 * (see `alone`), always the oldest first.
 */
export class Outbox {
  constructor(private readonly store: Store, private readonly now: () => number = Date.now) {}

  add(letter: Pick<Letter, 'id' | 'text'> & Partial<Letter>): Letter {
    const last = Math.max(0, Number(this.store.get('order') ?? 0), ...this.all().map((one) => one.order));
    const order = Math.max(this.now(), last + 1);
    const whole: Letter = { at: this.now(), choice: null, file: null, refused: null, kept: null, ...letter, order };
    this.store.set('order', String(order));
    this.put(whole);
    return whole;
  }

  put(letter: Letter): void {
    this.store.set(PREFIX + letter.id, JSON.stringify(letter));
  }

  get(id: string): Letter | null {
    return read(this.store.get(PREFIX + id));
  }

  /** Oldest first. */
  all(): Letter[] {
    return this.store.keys().filter((key) => key.startsWith(PREFIX))
      .map((key) => read(this.store.get(key))).filter((one) => one !== null)
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  }

  next(): Letter | null {
    return this.all().find((one) => one.refused === null && one.kept === null) ?? null;
  }

  remove(id: string): void {
    this.store.remove(PREFIX + id);
  }

  /** The server has it. */
  confirm(id: string): void {
    const letter = this.get(id);
    if (letter) this.put({ ...letter, kept: this.now() });
  }

  refuse(id: string, code: string): void {
    const letter = this.get(id);
    if (letter) this.put({ ...letter, refused: code });
  }

  /** Tries a refused letter again: behind what was written since, because that may already have arrived. */
  retry(id: string): void {
    const letter = this.get(id);
    if (!letter) return;
    this.remove(id);
    this.add({ ...letter, refused: null });
  }
}

function read(json: string | null): Letter | null {
  try {
    const value = json === null ? null : (JSON.parse(json) as Partial<Letter>);
    if (!value || typeof value.id !== 'string' || typeof value.order !== 'number' || typeof value.text !== 'string') return null;
    return { at: value.order, choice: null, file: null, refused: null, kept: null, ...value } as Letter;
  } catch {
    return null;
  }
}
