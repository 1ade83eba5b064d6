import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { mergeConversation, unmergeConversation } from '@/api/conversations';
import { followAll } from '@/conversations/list/lists';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

interface Pair {
  id: string;
  into: string;
}

/** Merging one conversation into another, and taking them apart. */
export function useMerging() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const changed = async ({ id, into }: Pair) => {
    followAll(queries, [id, into]);
    for (const key of ['counts', 'contact', 'tasks']) void queries.invalidateQueries({ queryKey: [key] });
    await Promise.all([id, into].flatMap((one) => ['conversation', 'activities'].map((key) => queries.invalidateQueries({ queryKey: [key, one] }))));
  };
  const unmerge = useMutation({
    mutationFn: ({ id }: Pair) => unmergeConversation(id),
    onSuccess: (_nothing, pair) => {
      toast(t('merging.unmerged'));
      void changed(pair);
    },
    onError: (error, pair) => {
      toast(errorText(error), 'danger');
      void changed(pair);
    },
  });
  const merge = useMutation({
    mutationFn: ({ id, ...asked }: Pair & { confirm: boolean; force: boolean }) => mergeConversation(id, asked),
    onSuccess: (done, { id, into }) => {
      void changed({ id, into });
      void navigate({ to: '/inbox/$conversationId', params: { conversationId: into } });
      toast(t('merging.done', { labels: done.labels, tasks: done.tasks }), 'ok', { label: t('desk.undo'), run: () => { unmerge.mutate({ id, into }); } });
    },
  });
  return { merge, unmerge };
}
