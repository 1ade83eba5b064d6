import type { Change } from './changes';

type Listener = (changes: readonly Change[]) => void;

const listeners = new Set<Listener>();

/** What the live stream says, for those who do more than read anew. */
export const heard = {
  tell: (changes: readonly Change[]) => { for (const listener of listeners) listener(changes); },
  listen: (listener: Listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
};
