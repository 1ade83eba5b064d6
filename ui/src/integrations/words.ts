import type { DeliveryLine, Webhook } from '@/api/webhooks';
import type { Tone } from '@/design/Pill';
import { isText, t } from '@/texts';

/** In the order in which they are offered, by what they are about. */
export const eventTypes = {
  message: ['message.received', 'message.sent', 'message.delivered', 'message.read', 'message.failed', 'message.noted'],
  conversation: ['conversation.created', 'conversation.handed_over', 'conversation.taken', 'conversation.assigned', 'conversation.released', 'conversation.resolved', 'conversation.reopened', 'conversation.merged', 'conversation.unmerged', 'conversation.labelled', 'conversation.unlabelled'],
  satisfaction: ['satisfaction.answered'],
  contact: ['contact.created', 'contact.changed', 'contact.opted_out', 'contact.opted_in'],
} as const;

export const groups = ['message', 'conversation', 'satisfaction', 'contact'] as const;

export function typeWords(type: string): string {
  const key = `webhooks.type.${type}`;
  return isText(key) ? t(key) : type;
}

export const needsCare = (webhook: Webhook): boolean => webhook.offReason === 'failing' || webhook.offReason === 'gone';

export function standing(webhook: Webhook): { tone: Tone; words: string } {
  if (needsCare(webhook)) return { tone: 'danger', words: t('webhooks.switchedOff') };
  if (!webhook.enabled) return { tone: 'neutral', words: t('webhooks.off') };
  if (webhook.failingSince !== null) return { tone: 'wait', words: t('webhooks.failing') };
  return { tone: 'ok', words: t('webhooks.on') };
}

export const tones: Record<DeliveryLine['state'], Tone> = { waiting: 'wait', delivered: 'ok', failed: 'danger' };

/** What came of the latest attempt, in a few words. */
export function outcome(line: DeliveryLine): string {
  if (line.problem !== null && line.status === null) {
    const key = `webhooks.problem.${line.problem}`;
    return isText(key) ? t(key) : line.problem;
  }
  return line.status === null ? t('webhooks.notYet') : t('webhooks.status', { status: String(line.status) });
}
