import { outgoing, type Outgoing } from './outgoing';

const PLACE = 'insaka.unsent';

/**
 * What was not stored by the server survives a reload of this tab. What was on its way then may have arrived or not;
 * trying again under its key is safe either way.
 */
export function keepUnsent(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): void {
  try {
    outgoing.set(restored(storage.getItem(PLACE)));
  } catch {
    return;
  }
  outgoing.subscribe(() => {
    const items = outgoing.get();
    try {
      if (items.length === 0) storage.removeItem(PLACE);
      else storage.setItem(PLACE, JSON.stringify(items));
    } catch {
      // Full or forbidden: then a reload forgets, as it would without us.
    }
  });
}

export function restored(stored: string | null): Outgoing[] {
  if (stored === null) return [];
  try {
    const items = JSON.parse(stored) as Outgoing[];
    return items.map((item) =>
      item.state === 'failed' ? item : { ...item, state: 'failed', failure: { code: 'console/reloaded', text: '', transient: true } },
    );
  } catch {
    return [];
  }
}
