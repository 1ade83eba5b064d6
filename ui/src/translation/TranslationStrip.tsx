import { Languages } from 'lucide-react';
import type { Conversation } from '@/api/conversations';
import { Button } from '@/design/Button';
import { useStore } from '@/design/store';
import { contactName } from '@/conversations/names';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { showTranslated, shownTranslated } from './translations';
import { isShownTranslated, useOutlook } from './useTranslating';
import { languageName } from './words';

/** Offered where the customer writes in another language than the reader's; gone without a model. */
export function TranslationStrip({ conversation }: { conversation: Conversation }) {
  const mine = useLanguage();
  const { ready, customerLanguage } = useOutlook(conversation.id);
  const on = isShownTranslated(conversation.id, useStore(shownTranslated));
  if (!ready || (!on && (customerLanguage === null || customerLanguage === mine))) return null;
  const language = languageName(mine);
  return (
    <div data-testid="translation-strip" className="flex shrink-0 items-center gap-2 border-b border-line bg-surface px-3 py-1.5 md:px-6">
      <Languages className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
      <p className="min-w-0 flex-1 truncate text-xs text-ink-2">
        {on ? t('translation.on', { language }) : t('translation.offer', { name: contactName(conversation), language: languageName(customerLanguage ?? '') })}
      </p>
      <Button size="sm" aria-pressed={on} onClick={() => { showTranslated(conversation.id, !on); }}>
        {on ? t('translation.hide') : t('translation.show', { language })}
      </Button>
    </div>
  );
}
