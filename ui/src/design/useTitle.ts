import { useEffect } from 'react';
import { createStore, useStore } from './store';

/** How many conversations wait for a person; shown in the tab, so that it is seen from another one. */
export const waitingCount = createStore(0);

export function useTitle(title: string): void {
  const waiting = useStore(waitingCount);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${String(waiting)}) ` : ''}${title} · Insaka`;
  }, [title, waiting]);
}
