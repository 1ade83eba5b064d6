import type { QueryKey } from './changes';

/** Under a flood of changes each query is read again at most this often. */
const PAUSE_MS = 300;

/**
 * Reads each stale query again, one reading at a time: a change that comes while its query is being read is not
 * forgotten, and a stream of changes cannot keep a reading from ever finishing.
 */
export function refresher(read: (key: QueryKey) => Promise<unknown>, pause: (run: () => void) => void = (run) => { setTimeout(run, PAUSE_MS); }) {
  const reading = new Set<string>();
  const again = new Set<string>();
  return function refresh(key: QueryKey): void {
    const name = JSON.stringify(key);
    if (reading.has(name)) {
      again.add(name);
      return;
    }
    reading.add(name);
    const settled = () => {
      pause(() => {
        reading.delete(name);
        if (again.delete(name)) refresh(key);
      });
    };
    read(key).then(settled, settled);
  };
}
