import { createStore } from '@/design/store';

/** A message somewhere in a thread, or in one that was merged into it. */
export interface Place {
  conversation: string;
  message: string;
}

/** Where the reader wants to be; null once they are there. */
export const wanted = createStore<Place | null>(null);
/** The message that stands out, by its id. */
export const marked = createStore<string | null>(null);

const PASSES_AFTER = 4_000;

/** @param passes the mark goes by itself: nothing on the screen says what it was for */
export function jumpTo(place: Place, passes = false): void {
  marked.set(place.message);
  wanted.set({ ...place });
  if (passes) setTimeout(() => { if (marked.get() === place.message) marked.set(null); }, PASSES_AFTER);
}

export function leave(): void {
  wanted.set(null);
  marked.set(null);
}
