import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMe } from '@/access/session';
import type { Conversation } from '@/api/conversations';
import { contactName } from '@/conversations/names';
import { fromLists } from '@/conversations/list/lists';
import { toast } from '@/design/toasts';
import type { NoticeKind } from '@/api/notices';
import { wanted } from '@/notices/queries';
import { heard } from '@/live/heard';
import { t } from '@/texts';
import { noticeOf } from './notices';

/** Tells who was given a conversation, and that what was promised is close or was missed. Nothing is read for it. */
export function useDeskNotice(): void {
  const me = useMe().teammate.id;
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => heard.listen((changes) => {
    const say = async (kind: NoticeKind, aloud: () => void) => { if (await wanted(queries, kind)) aloud(); };
    for (const change of changes) {
      const { conversationId } = change;
      const notice = noticeOf(change, me);
      if (notice === 'task-due') {
        void say('task-due', () => { toast(t('notice.task-due'), 'neutral', { label: t('mention.show'), run: () => { void navigate({ to: '/tasks', search: {} }); } }); });
        continue;
      }
      if (!conversationId || !notice) continue;
      const conversation = queries.getQueryData<Conversation>(['conversation', conversationId]) ?? fromLists(queries, conversationId);
      const name = conversation ? contactName(conversation) : t('notice.somebody');
      void say(notice === 'given' ? 'assigned' : notice, () => { toast(t(`notice.${notice}`, { name }), notice === 'target-missed' ? 'danger' : 'neutral', {
        label: t('mention.show'),
        run: () => { void navigate({ to: '/inbox/$conversationId', params: { conversationId }, search: {} }); },
      }); });
    }
  }), [me, navigate, queries]);
}
