import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

export function readRemembered(name: string): string | null {
  try {
    return localStorage.getItem(`insaka.${name}`);
  } catch {
    return null;
  }
}

/** Kept in this browser only. Storage may be full or forbidden; then it is forgotten, nothing breaks. */
export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`insaka.${name}`);
    else localStorage.setItem(`insaka.${name}`, value);
  } catch {
    return;
  } finally {
    for (const listener of [...listeners]) listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useRemembered(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => readRemembered(name));
  const set = useCallback((next: string | null) => { remember(name, next); }, [name]);
  return [value, set];
}
