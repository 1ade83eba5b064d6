import type { Mailing, MailingState, Stage } from '@/api/mailings';
import type { Tone } from '@/design/Pill';
import { isText, t } from '@/texts';

export const stages: readonly Stage[] = ['pending', 'sending', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled'];

const tones: Record<MailingState, Tone> = { gathering: 'neutral', ready: 'wait', scheduled: 'neutral', running: 'accent', paused: 'wait', done: 'ok', cancelled: 'neutral' };
export const toneOf = (state: MailingState): Tone => tones[state];

/** Why somebody gets no letter; a word this console does not know is shown as it is. */
export function reasonWords(reason: string): string {
  const key = `mailings.reason.${reason}`;
  return isText(key) ? t(key) : reason;
}

export function audienceWords({ audience }: Mailing): string {
  if (audience.kind === 'segment') return t('mailings.who.inSegment', { name: audience.query ?? '' });
  return audience.kind === 'search' ? t('mailings.who.found', { query: audience.query ?? '' }) : t(`mailings.who.${audience.kind}`);
}

/** Those of whom nothing more is expected, of those who were to get it. */
export function progressOf({ counts }: Mailing): { gone: number; of: number } {
  const of = counts.total - counts.skipped;
  return { gone: of - counts.pending - counts.sending, of };
}
