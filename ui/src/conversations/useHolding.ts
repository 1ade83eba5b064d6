import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import { releaseConversation, resolveConversation, takeConversation, type Conversation } from '@/api/conversations';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { askToComplete, INCOMPLETE } from '@/desk/selection';
import { reverse } from '@/desk/undo';
import { useChanges } from '@/desk/useChanges';
import { t } from '@/texts';
import { followAll } from './list/lists';

export type Passing = 'take' | 'release' | 'resolve';

const calls = { take: takeConversation, release: releaseConversation, resolve: resolveConversation };

/**
 * Taking, giving back, resolving. The server refuses each of them while somebody else holds the conversation;
 * `contested` is then what the teammate is asked about, and `insist` does it all the same.
 */
export function useHolding(id: string) {
  const queries = useQueryClient();
  const changes = useChanges();
  const [contested, setContested] = useState<Passing | null>(null);
  const keep = (conversation: Conversation | undefined) => {
    if (conversation?.id) queries.setQueryData(['conversation', id], conversation);
    void queries.invalidateQueries({ queryKey: ['conversation', id] });
    followAll(queries, [id]);
    void queries.invalidateQueries({ queryKey: ['counts'] });
    void queries.invalidateQueries({ queryKey: ['activities', id] });
    void queries.invalidateQueries({ queryKey: ['messages', id] });
  };
  const change = useMutation({
    mutationFn: ({ hand, force }: { hand: Passing; force: boolean }) => calls[hand](id, force),
    onSuccess: (conversation, { hand }) => {
      setContested(null);
      const before = hand === 'resolve' ? queries.getQueryData<Conversation>(['conversation', id]) : undefined;
      keep(conversation);
      if (hand === 'take') return;
      const undo = before && { label: t('desk.undo'), run: () => { void changes.change([id], reverse(before, { status: 'resolved' }), t('desk.undone')); } };
      toast(t(hand === 'release' ? 'holding.released' : 'holding.resolved'), 'ok', undo);
    },
    onError: (error, { hand, force }) => {
      if (error instanceof ApiError && error.code === 'conversations/held') {
        setContested(hand);
        keep(undefined);
      } else if (error instanceof ApiError && error.code === INCOMPLETE) {
        setContested(null);
        askToComplete([id], force);
      } else toast(errorText(error), 'danger');
    },
  });
  const ask = (hand: Passing) => () => { if (!change.isPending) change.mutate({ hand, force: false }); };
  return {
    take: ask('take'),
    release: ask('release'),
    resolve: ask('resolve'),
    insist: () => { if (contested) change.mutate({ hand: contested, force: true }); },
    contested,
    leaveIt: () => { setContested(null); },
    busy: change.isPending ? change.variables.hand : null,
  } as const;
}
