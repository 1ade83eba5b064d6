import { isText, t } from '@/texts';

/** Why there is no answer: known codes in words, what a provider says as it is. */
export function reasonText(outcome: string, reason: string | null): string {
  const key = `agents.reason.${reason ?? ''}`;
  const why = reason === null ? '' : isText(key) ? t(key) : reason;
  switch (outcome) {
    case 'withheld': return t('agents.outcome.withheld', { why });
    case 'refused': return t('agents.outcome.refused', { why });
    case 'handed-over': return t('agents.outcome.handed-over', { why });
    default: return why || t('agents.outcome.nobody');
  }
}

/** What the product noticed on the way; null for what this console has no words for. */
export function noteText({ code, detail }: { code: string; detail: string }): string | null {
  const key = `agents.note.${code}`;
  return isText(key) ? t(key, { detail }) : null;
}
