import type { Message } from './model';

/** The server's messages in the server's order, each once, however often and in whatever order they came. */
export class Thread {
  private readonly byId = new Map<string, Message>();

  merge(messages: readonly Message[]): void {
    for (const one of messages) {
      const known = this.byId.get(one.id);
      this.byId.set(one.id, known ? { ...one, delivery: further(known.delivery, one.delivery), clientId: one.clientId ?? known.clientId } : one);
    }
  }

  clear(): void {
    this.byId.clear();
  }

  list(): Message[] {
    return [...this.byId.values()].sort((a, b) => a.position - b.position);
  }

  has(clientId: string): boolean {
    return [...this.byId.values()].some((one) => one.clientId === clientId);
  }

  get(id: string): Message | undefined {
    return this.byId.get(id);
  }

  latest(): Message | null {
    return this.list().at(-1) ?? null;
  }

  /** What the other side does not know yet of its own messages: which have come, and which have been seen. */
  unmarked(seen: number): { delivered: string[]; read: string[] } {
    const theirs = this.list().filter((one) => one.author.kind === 'bot' || one.author.kind === 'teammate');
    return {
      delivered: theirs.filter((one) => one.delivery === 'sent' && one.position > seen).map((one) => one.id),
      read: theirs.filter((one) => one.delivery !== 'read' && one.position <= seen).map((one) => one.id),
    };
  }

  mark(ids: readonly string[], delivery: Message['delivery']): void {
    for (const id of ids) {
      const one = this.byId.get(id);
      if (one) this.byId.set(id, { ...one, delivery: further(one.delivery, delivery) });
    }
  }

  unread(seen: number): number {
    return this.list().filter((one) => !one.mine && one.position > seen).length;
  }
}

const STEPS = ['waiting', 'sending', 'failed', 'sent', 'delivered', 'read'] as const;

/** A receipt that comes late does not take back one that came before. */
function further(one: Message['delivery'], other: Message['delivery']): Message['delivery'] {
  return STEPS.indexOf(one) > STEPS.indexOf(other) ? one : other;
}
