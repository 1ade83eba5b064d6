import { liveCursor } from './cursor';
import { connect, connection, hearing, openAlone, type Connection, type Hearer, type LiveEvent, type Stream } from './stream';

type Said =
  | { kind: 'event'; event: LiveEvent }
  | { kind: 'state'; state: Connection; at: string | null }
  /** a tab that has just come asks how it stands */
  | { kind: 'how' }
  /** a tab that somebody looks at wants to be connected again */
  | { kind: 'hurry' };

/** A tab that got the connection at once missed nothing. */
const AT_ONCE_MS = 1_000;
const HURRY_MS = 5_000;

/**
 * All tabs of a browser share one connection: over HTTP/1.1 a browser opens six to a server, and six tabs with one each left
 * nothing to load the seventh. Whoever holds the lock connects and tells the others; when that tab goes, the next one has the
 * lock, and goes on where it heard the last. Where there are no locks (plain HTTP but to this machine) each has its own.
 *
 * @param who tabs of the same teammate share
 */
export function openLiveStream(path: string, who: string, listener: Parameters<typeof openAlone>[1]): () => void {
  // Older browsers and insecure pages have none, whatever their types say.
  const locks = navigator.locks as LockManager | undefined;
  if (!locks || typeof BroadcastChannel === 'undefined') return openAlone(path, listener);
  const name = `insaka-live-${who}`;
  const channel = new BroadcastChannel(name);
  const cursor = liveCursor();
  const here = hearing(cursor, listener);
  const tell = (said: Said) => { channel.postMessage(said); };
  const everywhere: Hearer = {
    event: (event) => { here.event(event); tell({ kind: 'event', event }); },
    state: (state) => { here.state(state); tell({ kind: 'state', state, at: cursor.last() }); },
  };
  const since = Date.now();
  const waiting = new AbortController();
  let stream: Stream | null = null;
  let release: () => void = () => undefined;

  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (stream) {
      if (data.kind === 'how') tell({ kind: 'state', state: connection.get(), at: cursor.last() });
      if (data.kind === 'hurry') stream.hurry();
    } else if (data.kind === 'event') {
      here.event(data.event);
    } else if (data.kind === 'state') {
      here.state(data.state);
      if (cursor.last() === null && data.at !== null) cursor.advance(data.at);
    }
  };
  tell({ kind: 'how' });
  // The timers of a tab that nobody looks at run late.
  const hurry = () => { if (!stream && connection.get() === 'lost' && !document.hidden) tell({ kind: 'hurry' }); };
  const looking = setInterval(hurry, HURRY_MS);
  document.addEventListener('visibilitychange', hurry);
  locks.request(name, { signal: waiting.signal }, () => new Promise<void>((resolve) => {
    // Given while this page was giving it up.
    if (waiting.signal.aborted) { resolve(); return; }
    release = resolve;
    stream = connect(path, cursor, everywhere, Date.now() - since > AT_ONCE_MS);
  })).catch(() => undefined); // given up while waiting

  return () => {
    waiting.abort();
    clearInterval(looking);
    document.removeEventListener('visibilitychange', hurry);
    stream?.close();
    stream = null;
    release();
    here.close();
    channel.close();
    connection.set('connecting');
  };
}
