import { useEffect, type RefObject } from 'react';
import type { MergedConversation, MessagePage } from '@/api/conversations';
import { useStore } from '@/design/store';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { wanted } from './place';

interface Older {
  load: () => void;
  state: 'idle' | 'busy' | 'failed';
}

interface Within {
  conversation: string;
  page: MessagePage | undefined;
  older: Older;
  box: RefObject<HTMLElement | null>;
}

/** Brings the message somebody wants to see before their eyes, reading what is older until it is there. */
export function usePlace({ conversation, page, older, box }: Within): void {
  const place = useStore(wanted);
  const { load, state } = older;
  useEffect(() => {
    if (!place || !page || place.conversation !== conversation) return;
    const found = box.current?.querySelector(`[data-message="${CSS.escape(place.message)}"]`);
    if (found) {
      found.scrollIntoView({ block: 'center' });
      wanted.set(null);
    } else if (page.previous) {
      if (state === 'idle') load();
    } else {
      wanted.set(null);
      toast(t('thread.hitGone'));
    }
    // Whoever reads older ones is another function each time; what counts is that it has come to an end.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place, page, conversation, state]);
}

/** The same for what was merged into a thread: reads on until the place where that was done is there. */
export function useFoldPlace(merged: readonly MergedConversation[], page: MessagePage | undefined, older: Older): void {
  const place = useStore(wanted);
  const { load, state } = older;
  const fold = merged.find(({ id }) => id === place?.conversation);
  const first = page?.items[0];
  const missing = fold !== undefined && page?.previous && first !== undefined && Date.parse(fold.at) < Date.parse(first.createdAt);
  useEffect(() => {
    if (missing && state === 'idle') load();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [missing, state, page]);
}
