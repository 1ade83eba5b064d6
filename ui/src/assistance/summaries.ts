import { queryOptions } from '@tanstack/react-query';
import { readHelp, sumUp } from '@/api/assistance';
import { createStore } from '@/design/store';
import { errorText } from '@/design/States';

/** Which help there is; asked anew whenever something changes in the models. */
export const helpQuery = queryOptions({ queryKey: ['models', 'help'], queryFn: readHelp, staleTime: 60_000 });

/** @param of what was the latest in the thread when it was asked for */
export type Summary = { of: string } & ({ state: 'busy' } | { state: 'made'; text: string } | { state: 'failed'; text: string });

/** The summaries that are open, under their conversations. */
export const summaries = createStore<Readonly<Record<string, Summary>>>({});

const put = (conversation: string, summary: Summary) => { summaries.set({ ...summaries.get(), [conversation]: summary }); };

export function closeSummary(conversation: string): void {
  summaries.set(Object.fromEntries(Object.entries(summaries.get()).filter(([id]) => id !== conversation)));
}

/** A second click while it is asked for asks once. */
export async function askSummary(conversation: string, of: string): Promise<void> {
  if (summaries.get()[conversation]?.state === 'busy') return;
  put(conversation, { of, state: 'busy' });
  const told = await sumUp(conversation).then(
    ({ summary }): Summary => ({ of, state: 'made', text: summary }),
    (error: unknown): Summary => ({ of, state: 'failed', text: errorText(error) }),
  );
  // Closed meanwhile: nobody wants it any more.
  if (summaries.get()[conversation]?.state === 'busy') put(conversation, told);
}
