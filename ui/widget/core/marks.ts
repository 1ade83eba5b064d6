import type { Server } from '../net/server';
import type { Session } from './session';
import type { Thread } from './thread';

const TOGETHER = 700;

/** Tells the other side what has come and what has been seen; what could not be told is told with the next. */
export class Marks {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;

  constructor(private readonly server: Server, private readonly session: Session, private readonly thread: Thread) {}

  soon(seen: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(seen), TOGETHER);
  }

  private async send(seen: number): Promise<void> {
    const marks = this.thread.unmarked(seen);
    const token = this.session.known()?.token;
    if (this.busy || !token || marks.delivered.length + marks.read.length === 0) return;
    this.busy = true;
    try {
      const refs = (ids: string[]) => ids.map((id) => this.thread.get(id)?.ref ?? id);
      await this.server.mark(token, { delivered: refs(marks.delivered), read: refs(marks.read) });
      this.thread.mark(marks.delivered, 'delivered');
      this.thread.mark(marks.read, 'read');
    } catch {
      // nobody waits for it
    } finally {
      this.busy = false;
    }
  }
}
