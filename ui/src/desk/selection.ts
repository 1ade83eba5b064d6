import { createStore, useStore } from '@/design/store';

/** The conversations somebody has ticked, to change them together. */
export const selection = createStore<readonly string[]>([]);

export function toggleSelected(id: string): void {
  const chosen = selection.get();
  selection.set(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
}

export const clearSelection = () => { selection.set([]); };
export const useSelection = () => useStore(selection);

export type PickKind = 'assign' | 'label' | 'priority' | 'snooze' | 'task' | 'macro' | 'complete';

/** What is being asked about which conversations. */
export const picking = createStore<{ kind: PickKind; ids: readonly string[]; macro?: string; force?: boolean } | null>(null);
export const pick = (kind: PickKind, ids: readonly string[]) => { if (ids.length > 0) picking.set({ kind, ids }); };

/** Asks for what these lack before they are resolved, by a macro or without one. */
export const askToComplete = (ids: readonly string[], force: boolean, macro?: string) => { if (ids.length > 0) picking.set({ kind: 'complete', ids, force, macro }); };
/** The code of a refusal that a teammate can do something about at once. */
export const INCOMPLETE = 'conversations/incomplete';
