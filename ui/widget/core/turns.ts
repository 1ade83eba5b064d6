import type { Store } from './storage';

const LEASE = 8_000;
const LOOK = 40;

/** Lets one tab at a time do something: by the browser's own locks, or by a lease in the store where it has none. */
export async function alone(name: string, store: Store, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) {
    await navigator.locks.request(name, work);
    return;
  }
  const tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const key = `lease-${name}`;
  while (!(await taken(store, key, tab))) await pause(LEASE / 4 + Math.random() * 200);
  const renew = setInterval(() => store.set(key, lease(tab)), LEASE / 4);
  try {
    await work();
  } finally {
    clearInterval(renew);
    if (owner(store, key) === tab) store.remove(key);
  }
}

const lease = (tab: string) => `${tab} ${Date.now() + LEASE}`;
const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

function owner(store: Store, key: string): string | null {
  const [tab = '', until = '0'] = (store.get(key) ?? '').split(' ');
  const left = Number(until) - Date.now();
  return left > 0 && left <= LEASE ? tab : null; // a lease from the future is one from before the clock was set
}

/** Two tabs may write in the same moment: only the one that still stands a moment later has it. */
async function taken(store: Store, key: string, tab: string): Promise<boolean> {
  if (owner(store, key) !== null) return false;
  store.set(key, lease(tab));
  await pause(LOOK + Math.random() * LOOK);
  return owner(store, key) === tab;
}
