const pause = () => new Promise<void>((resolve) => { setTimeout(resolve, 0); });
const turns = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does one thing after the other under one name, so that what began later has also read later: an answer that is older
 * than the one on the screen never replaces it.
 */
export function inTurn<T>(owner: object, name: string, run: () => Promise<T>): Promise<T> {
  let waiting = turns.get(owner);
  if (!waiting) turns.set(owner, (waiting = new Map()));
  const all = waiting;
  const before = all.get(name);
  // What was read is put where it is kept only after its promise: the next one must find it there.
  const mine = before ? before.then(pause, pause).then(run) : run();
  all.set(name, mine);
  const done = () => { if (all.get(name) === mine) all.delete(name); };
  mine.then(done, done);
  return mine;
}
