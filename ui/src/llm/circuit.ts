import type { Model } from '@/api/models';
import type { Tone } from '@/design/Pill';
import { clock } from '@/design/time';
import { isText, t } from '@/texts';

export type Standing = Model['circuit']['state'] | 'off';

/** Off comes first: nobody asks a model that is off, whatever its circuit says. One with a role of its own is asked. */
export const standing = (model: Model): Standing => (model.position === null && model.roles.length === 0 ? 'off' : model.circuit.state);

export const standingTones: Record<Standing, Tone> = { closed: 'ok', 'half-open': 'wait', open: 'danger', off: 'neutral' };

/** Why a call failed, in the language that is spoken; the server's words where there are none for its code. */
export function whyText(code: string, words: string): string {
  const key = `models.why.${code}`;
  return isText(key) ? t(key) : words;
}

/** The provider's own words, which the server puts in brackets after its own; null when it said nothing. */
export const saidBy = (reason: string | null | undefined): string | null => /\(([^]+)\)\s*$/.exec(reason ?? '')?.[1] ?? null;

/** What its circuit means for the one who reads it; null when there is nothing to say. */
export function standingSentence(model: Model): string | null {
  switch (standing(model)) {
    case 'open':
      return model.circuit.until ? t('models.circuit.openUntil', { n: model.circuit.failures, at: clock(model.circuit.until) }) : t('models.circuit.openNow', { n: model.circuit.failures });
    case 'half-open':
      return t('models.circuit.probing');
    default:
      return null;
  }
}
