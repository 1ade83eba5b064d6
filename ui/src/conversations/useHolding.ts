import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import { releaseConversation, resolveConversation, takeConversation, type Conversation } from '@/api/conversations';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** Taking, giving back, resolving. `contested` is true while the teammate is asked whether to take it from someone. */
export function useHolding(id: string) {
  const queries = useQueryClient();
  const [contested, setContested] = useState(false);
  const keep = (conversation: Conversation | undefined) => {
    if (conversation?.id) queries.setQueryData(['conversation', id], conversation);
    void queries.invalidateQueries({ queryKey: ['conversation', id] });
    void queries.invalidateQueries({ queryKey: ['conversations'] });
    void queries.invalidateQueries({ queryKey: ['counts'] });
    void queries.invalidateQueries({ queryKey: ['messages', id] });
  };
  const take = useMutation({
    mutationFn: (force: boolean) => takeConversation(id, force),
    onSuccess: (conversation) => { setContested(false); keep(conversation); },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'conversations/held') {
        setContested(true);
        keep(undefined);
      } else toast(errorText(error), 'danger');
    },
  });
  const release = useMutation({
    mutationFn: () => releaseConversation(id),
    onSuccess: (conversation) => { keep(conversation); toast(t('holding.released'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  const resolve = useMutation({
    mutationFn: () => resolveConversation(id),
    onSuccess: (conversation) => { keep(conversation); toast(t('holding.resolved'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return {
    take: () => { if (!take.isPending) take.mutate(false); },
    takeAnyway: () => { take.mutate(true); },
    release: () => { if (!release.isPending) release.mutate(); },
    resolve: () => { if (!resolve.isPending) resolve.mutate(); },
    contested,
    leaveIt: () => { setContested(false); },
    busy: take.isPending ? 'take' : release.isPending ? 'release' : resolve.isPending ? 'resolve' : null,
  } as const;
}
