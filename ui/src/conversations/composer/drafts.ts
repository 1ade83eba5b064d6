import { readRemembered, remember } from '@/design/remembered';

export type Mode = 'reply' | 'note';

export interface Draft {
  mode: Mode;
  text: string;
}

const empty: Draft = { mode: 'reply', text: '' };
const name = (teammateId: string, conversationId: string) => `draft.${teammateId}.${conversationId}`;

/** Drafts stay in this browser, apart for each teammate who uses it. */
export function readDraft(teammateId: string, conversationId: string): Draft {
  const stored = readRemembered(name(teammateId, conversationId));
  if (stored === null) return empty;
  try {
    const value = JSON.parse(stored) as Partial<Draft>;
    return { mode: value.mode === 'note' ? 'note' : 'reply', text: typeof value.text === 'string' ? value.text : '' };
  } catch {
    return empty;
  }
}

export function keepDraft(teammateId: string, conversationId: string, draft: Draft): void {
  const blank = draft.text.trim() === '';
  remember(name(teammateId, conversationId), blank ? null : JSON.stringify(draft));
}
