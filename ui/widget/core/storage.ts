/** What is remembered in this browser: localStorage, or only memory where a browser or a page forbids it. */
export interface Store {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
  /** Whether another tab can see it, and a reload finds it again. */
  readonly lasting: boolean;
}

export function openStore(prefix: string, pick: () => Storage = () => localStorage): Store {
  const memory = new Map<string, string>();
  const storage = usable(pick, prefix);
  const attempt = <T>(act: (storage: Storage) => T): T | null => {
    try {
      return storage ? act(storage) : null;
    } catch {
      return null; // full, or forbidden meanwhile: memory has it
    }
  };
  return {
    lasting: storage !== null,
    get: (key) => memory.get(key) ?? attempt((one) => one.getItem(prefix + key)),
    set(key, value) {
      const kept = attempt((one) => { one.setItem(prefix + key, value); return true; });
      if (kept) memory.delete(key); else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((one) => one.removeItem(prefix + key));
    },
    keys() {
      const own = attempt((one) => Array.from({ length: one.length }, (_, at) => one.key(at) ?? '')
        .filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))) ?? [];
      return [...new Set([...own, ...memory.keys()])];
    },
  };
}

function usable(pick: () => Storage, prefix: string): Storage | null {
  try {
    const storage = pick();
    storage.setItem(`${prefix}?`, '1');
    storage.removeItem(`${prefix}?`);
    return storage;
  } catch {
    return null;
  }
}

/** Calls back when another tab changed one of these keys. */
export function onOtherTab(prefix: string, changed: (key: string) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === null) changed('');
    else if (event.key.startsWith(prefix)) changed(event.key.slice(prefix.length));
  };
  addEventListener('storage', listen);
  return () => removeEventListener('storage', listen);
}
