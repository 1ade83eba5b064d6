import { readRemembered, remember } from '@/design/remembered';

export type Mode = 'reply' | 'note';

export interface Draft {
  mode: Mode;
  text: string;
  /** the server's time of what it has; none while it has nothing */
  savedAt?: string;
  /** changed here since */
  dirty?: boolean;
}

const empty: Draft = { mode: 'reply', text: '' };
const name = (teammateId: string, conversationId: string) => `draft.${teammateId}.${conversationId}`;

/** Drafts are in this browser, apart for each teammate who uses it, until the server has them too. */
export function readDraft(teammateId: string, conversationId: string): Draft {
  const stored = readRemembered(name(teammateId, conversationId));
  if (stored === null) return empty;
  try {
    const value = JSON.parse(stored) as Partial<Draft>;
    return {
      mode: value.mode === 'note' ? 'note' : 'reply',
      text: typeof value.text === 'string' ? value.text : '',
      savedAt: typeof value.savedAt === 'string' ? value.savedAt : undefined,
      dirty: value.dirty === true ? true : undefined,
    };
  } catch {
    return empty;
  }
}

export function keepDraft(teammateId: string, conversationId: string, draft: Draft): void {
  const blank = draft.text.trim() === '';
  remember(name(teammateId, conversationId), blank ? null : JSON.stringify(draft));
}

/** What to go on with: what was changed here and the server has not; else what the server has, from whichever screen. */
export function adopted(here: Draft, there: { note: boolean; text: string; changedAt: string | null }): Draft {
  if (here.dirty) return here;
  if (there.changedAt === null) return here.savedAt === undefined ? here : { mode: here.mode, text: '' };
  if (there.changedAt === here.savedAt) return here;
  return { mode: there.note ? 'note' : 'reply', text: there.text, savedAt: there.changedAt };
}
