import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Message } from '@/api/conversations';
import { readOutlook, type Outlook } from '@/api/translation';
import { useStore } from '@/design/store';
import { useLanguage } from '@/texts/language';
import { AT_ONCE, keyOf, shownTranslated, translateMany, translations } from './translations';

const outlookQuery = (conversation: string) =>
  queryOptions({ queryKey: ['translation', conversation], queryFn: () => readOutlook(conversation), staleTime: 60_000 });

/** What can be translated here; not ready while nobody knows. */
export function useOutlook(conversation: string): Outlook {
  return useQuery(outlookQuery(conversation)).data ?? { ready: false, customerLanguage: null };
}

export const hasWords = (message: Message): boolean =>
  message.revokedAt === null && message.type !== 'reaction' && message.author.kind !== 'system' && Boolean(message.text?.trim() || message.perceived?.trim());

export const isShownTranslated = (conversation: string, all: readonly string[]): boolean => all.includes(conversation);

/** While a conversation is shown translated, asks for what is not there yet: the newest first, some at a time. */
export function useTranslated(conversation: string, messages: readonly Message[]): void {
  const on = isShownTranslated(conversation, useStore(shownTranslated));
  const known = useStore(translations);
  const language = useLanguage();
  useEffect(() => {
    if (!on) return;
    const wanted = messages.filter(hasWords).map((message) => [message.id, keyOf(message, language)] as const).reverse();
    if (wanted.some(([, key]) => known[key]?.state === 'busy')) return;
    const missing = wanted.filter(([, key]) => !known[key]).slice(0, AT_ONCE);
    if (missing.length > 0) void translateMany(conversation, new Map(missing), language);
  }, [on, known, messages, conversation, language]);
}
