import type { Changes } from '@/api/desk';
import type { Conversation } from '@/api/conversations';
import { createStore, useStore } from '@/design/store';

/** The conversations somebody has ticked, to change them together. */
export const selection = createStore<readonly string[]>([]);

export function toggleSelected(id: string): void {
  const chosen = selection.get();
  selection.set(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
}

export const clearSelection = () => { selection.set([]); };
export const useSelection = () => useStore(selection);

export type PickKind = 'assign' | 'label' | 'priority' | 'snooze' | 'task' | 'macro' | 'complete' | 'deal' | 'merge';

/** What was changed, and how it was before. */
export interface Done {
  before: readonly Conversation[];
  changes: Changes;
}

/** What is being asked about which conversations. */
export const picking = createStore<{ kind: PickKind; ids: readonly string[]; macro?: string; force?: boolean; done?: Done } | null>(null);
export const pick = (kind: PickKind, ids: readonly string[]) => { if (ids.length > 0) picking.set({ kind, ids }); };

/** Asks for what these lack before they are resolved, by a macro or without one; `done` are others that lacked nothing. */
export const askToComplete = (ids: readonly string[], force: boolean, macro?: string, done?: Done) => { if (ids.length > 0) picking.set({ kind: 'complete', ids, force, macro, done }); };
/** The code of a refusal that a teammate can do something about at once. */
export const INCOMPLETE = 'conversations/incomplete';
