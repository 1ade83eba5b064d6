import type { MailRules } from '@/api/notices';
import { t } from '@/texts';

/** What is wrong, and who can do something about it, without a word of the mail server's. */
export function mailTrouble({ kind }: Pick<MailRules, 'kind'>): string {
  switch (kind) {
    case 'sign-in': return t('notices.mailTrouble.sign-in');
    case 'unreachable': return t('notices.mailTrouble.unreachable');
    case 'busy': return t('notices.mailTrouble.busy');
    case 'refused': return t('notices.mailTrouble.refused');
    case 'unsure': return t('notices.mailTrouble.unsure');
    case null: return t('notices.mailTrouble.other');
  }
}
