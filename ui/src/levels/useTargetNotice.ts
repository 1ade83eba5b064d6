import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { readConversation } from '@/api/conversations';
import { useMe } from '@/access/session';
import { contactName } from '@/conversations/names';
import { toast } from '@/design/toasts';
import { heard } from '@/live/heard';
import { t } from '@/texts';

/** Tells whoever holds a conversation, or everybody when nobody does, that what was promised is close or was missed. */
export function useTargetNotice(): void {
  const me = useMe().teammate.id;
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => heard.listen((changes) => {
    for (const { conversationId, what } of changes) {
      const missed = what.includes('target-missed');
      if (!conversationId || (!missed && !what.includes('target-close'))) continue;
      readConversation(conversationId).then((conversation) => {
        queries.setQueryData(['conversation', conversationId], conversation);
        const { holder } = conversation;
        if (!conversation.due || (holder.kind === 'teammate' && holder.id !== me)) return;
        toast(t(missed ? 'levels.noticeMissed' : 'levels.noticeClose', { name: contactName(conversation) }), missed ? 'danger' : 'neutral', {
          label: t('mention.show'),
          run: () => { void navigate({ to: '/inbox/$conversationId', params: { conversationId }, search: {} }); },
        });
      }, () => undefined);
    }
  }), [me, navigate, queries]);
}
