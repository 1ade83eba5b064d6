import { createStore } from '@/design/store';
import { parseChange, type Change } from './changes';
import { liveCursor, reconnectDelay, type LiveCursor } from './cursor';

export type Connection = 'connecting' | 'open' | 'lost';
export const connection = createStore<Connection>('connecting');

interface StreamListener {
  changed(changes: Change[]): void;
  /** Events were missed: everything on screen may be old. */
  reset(): void;
}

/** An event as it came: changed, ready, here or reset. */
export interface LiveEvent {
  type: string;
  id: string;
  data: string;
}

/** Who is told of everything that a connection brings, and of how it is. */
export interface Hearer {
  event(event: LiveEvent): void;
  state(state: Connection): void;
}

export interface Stream {
  /** Tries again at once, if the connection is lost. */
  hurry(): void;
  close(): void;
}

/** Changes that arrive together are handed over together. */
const GATHER_MS = 60;

const TYPES = ['changed', 'ready', 'here', 'reset'] as const;

/** What the events mean for one page, wherever they come from. */
export function hearing(cursor: LiveCursor, listener: StreamListener): Hearer & { close: () => void } {
  let gather: ReturnType<typeof setTimeout> | undefined;
  let waiting: Change[] = [];
  const flush = () => {
    gather = undefined;
    const batch = waiting;
    waiting = [];
    listener.changed(batch);
  };
  return {
    event: ({ type, id, data }) => {
      if (type === 'reset') cursor.forget();
      // The stream begins by saying where it stands (ready), and goes on where nothing that we see happened (here).
      cursor.advance(id);
      if (type === 'reset') listener.reset();
      const change = type === 'changed' ? parseChange(data) : null;
      if (!change) return;
      waiting.push(change);
      gather ??= setTimeout(flush, GATHER_MS);
    },
    state: (state) => { connection.set(state); },
    close: () => { clearTimeout(gather); },
  };
}

/** A connection of this page's own, taken up again whenever it breaks. @param missed something may have happened before */
export function connect(path: string, cursor: LiveCursor, hearer: Hearer, missed = false): Stream {
  let source: EventSource | null = null;
  let attempt = 0;
  let lost = false;
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  let missedSome = missed;

  const open = () => {
    const after = cursor.last();
    source = new EventSource(after ? `${path}?after=${encodeURIComponent(after)}` : path);
    source.onopen = () => {
      attempt = 0;
      lost = false;
      hearer.state('open');
      // Without a cursor nothing can be resumed: what happened while we were away has to be read anew.
      if (missedSome && cursor.last() === null) hearer.event({ type: 'reset', id: '', data: '' });
      missedSome = false;
    };
    for (const type of TYPES) source.addEventListener(type, (event) => { hearer.event({ type, id: event.lastEventId, data: event.data as string }); });
    source.onerror = () => {
      missedSome = true;
      lost = true;
      hearer.state('lost');
      // An EventSource that got an HTTP error gives up for good; one that lost its connection may wait long.
      source?.close();
      clearTimeout(reconnect);
      reconnect = setTimeout(open, reconnectDelay(attempt++));
    };
  };
  const hurry = () => {
    if (!lost) return;
    clearTimeout(reconnect);
    source?.close();
    open();
  };
  window.addEventListener('online', hurry);
  open();
  return {
    hurry,
    close: () => {
      window.removeEventListener('online', hurry);
      clearTimeout(reconnect);
      source?.close();
    },
  };
}

/** A page with a connection of its own. */
export function openAlone(path: string, listener: StreamListener): () => void {
  const cursor = liveCursor();
  const hearer = hearing(cursor, listener);
  const stream = connect(path, cursor, hearer);
  return () => {
    stream.close();
    hearer.close();
    connection.set('connecting');
  };
}
