import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { translateDraft } from '@/api/translation';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { useLanguage } from '@/texts/language';
import { useOutlook } from './useTranslating';
import { languageName } from './words';

/** A draft in the customer's language, with a way back to the words it was made from. */
export function useDraftTranslation(conversation: string, text: string, put: (text: string) => void) {
  const mine = useLanguage();
  const { ready, customerLanguage } = useOutlook(conversation);
  const [before, setBefore] = useState<string | null>(null);
  const ask = useMutation({
    mutationFn: (words: string) => translateDraft(conversation, words),
    onSuccess: (made, words) => {
      if (made.said !== null && made.said === made.language) { toast(t('translation.draftSame')); return; }
      setBefore(words);
      put(made.text);
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return {
    offered: ready && customerLanguage !== mine,
    label: customerLanguage ? t('translation.draft', { language: languageName(customerLanguage) }) : t('translation.draftUnknown'),
    busy: ask.isPending,
    translate: () => { if (text.trim() !== '' && !ask.isPending) ask.mutate(text.trim()); },
    /** null while there is nothing to go back to */
    back: before === null || text === '' ? null : () => { put(before); setBefore(null); },
    forget: () => { setBefore(null); },
  };
}
