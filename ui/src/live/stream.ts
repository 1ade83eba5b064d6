import { createStore } from '@/design/store';
import { parseChange, type Change } from './changes';
import { liveCursor, reconnectDelay } from './cursor';

export type Connection = 'connecting' | 'open' | 'lost';
export const connection = createStore<Connection>('connecting');

interface StreamListener {
  changed(changes: Change[]): void;
  /** Events were missed: everything on screen may be old. */
  reset(): void;
}

/** Changes that arrive together are handed over together. */
const GATHER_MS = 60;

export function openLiveStream(path: string, listener: StreamListener): () => void {
  const cursor = liveCursor();
  let source: EventSource | null = null;
  let attempt = 0;
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let waiting: Change[] = [];
  let missedSome = false;

  const flush = () => {
    gather = undefined;
    const batch = waiting;
    waiting = [];
    listener.changed(batch);
  };

  const connect = () => {
    const after = cursor.last();
    source = new EventSource(after ? `${path}?after=${encodeURIComponent(after)}` : path);
    source.onopen = () => {
      attempt = 0;
      connection.set('open');
      // Without a cursor nothing can be resumed: what happened while we were away has to be read anew.
      if (missedSome && cursor.last() === null) listener.reset();
      missedSome = false;
    };
    source.addEventListener('changed', (event) => {
      cursor.advance(event.lastEventId);
      const change = parseChange(event.data as string);
      if (!change) return;
      waiting.push(change);
      gather ??= setTimeout(flush, GATHER_MS);
    });
    // The stream begins by saying where it stands, so that even the first gap can be resumed.
    source.addEventListener('ready', (event) => { cursor.advance(event.lastEventId); });
    // Nothing that we see happened, and the stream went on all the same.
    source.addEventListener('here', (event) => { cursor.advance(event.lastEventId); });
    source.addEventListener('reset', (event) => {
      cursor.forget();
      cursor.advance(event.lastEventId);
      listener.reset();
    });
    source.onerror = () => {
      missedSome = true;
      connection.set('lost');
      // An EventSource that got an HTTP error gives up for good; one that lost its connection may wait long.
      source?.close();
      clearTimeout(reconnect);
      reconnect = setTimeout(connect, reconnectDelay(attempt++));
    };
  };

  const hurry = () => {
    if (connection.get() !== 'lost') return;
    clearTimeout(reconnect);
    source?.close();
    connect();
  };
  window.addEventListener('online', hurry);
  connect();
  return () => {
    window.removeEventListener('online', hurry);
    clearTimeout(reconnect);
    clearTimeout(gather);
    source?.close();
    connection.set('connecting');
  };
}
