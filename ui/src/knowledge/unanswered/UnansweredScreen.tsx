import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion, PenLine, X } from 'lucide-react';
import { useState } from 'react';
import { dismissUnanswered, type Unanswered } from '@/api/knowledge';
import { useMay } from '@/access/session';
import { Button, IconButton } from '@/design/Button';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { fullTime, shortAgo } from '@/design/time';
import { toast } from '@/design/toasts';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { ArticleEditor } from '../ArticleEditor';
import { unansweredQuery } from '../queries';

export function UnansweredScreen() {
  const queries = useQueryClient();
  const mayManage = useMay('articles:manage');
  const questions = useInfiniteQuery(unansweredQuery);
  const now = useNow();
  const [chosen, setChosen] = useState<Unanswered | null>(null);
  const reload = () => { void queries.invalidateQueries({ queryKey: ['unanswered'] }); };
  const dismiss = useMutation({
    mutationFn: dismissUnanswered,
    onSuccess: () => { toast(t('unanswered.dismissed')); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: reload,
  });
  const all = questions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('place.unanswered')} lead={t('unanswered.lead')}>
      <Card>
        {questions.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-11 w-full" />)}</div>}
        {questions.isError && <Failed error={questions.error} retry={() => { void questions.refetch(); }} />}
        {questions.isSuccess && all.length === 0 && <Empty icon={<MessageCircleQuestion className="size-5" />} title={t('unanswered.none')}>{t('unanswered.noneLead')}</Empty>}
        <ul>
          {all.map((question) => (
            <li key={question.id} data-testid="unanswered" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line/60 px-4 py-3 last:border-0">
              <div className="min-w-48 flex-1">
                <h2 className="font-medium [overflow-wrap:anywhere]">{question.question}</h2>
                <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-3">
                  <span>{t('unanswered.times', { n: question.times })}</span>
                  <time dateTime={question.lastAskedAt} title={fullTime(question.lastAskedAt)}>{shortAgo(question.lastAskedAt, now)}</time>
                  {question.language && <span>{question.language}</span>}
                  {question.conversationId && <Link to="/inbox/$conversationId" params={{ conversationId: question.conversationId }} search={{}} className="font-medium text-accent-text hover:underline">{t('unanswered.conversation')}</Link>}
                </p>
              </div>
              {mayManage && (
                <span className="flex items-center gap-1">
                  <Button size="sm" icon={<PenLine className="size-3.5" />} onClick={() => { setChosen(question); }}>{t('unanswered.write')}</Button>
                  <IconButton size="sm" label={t('unanswered.dismiss', { question: question.question })} onClick={() => { dismiss.mutate(question.id); }}><X className="size-4" /></IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
        {questions.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={questions.isFetchingNextPage} onClick={() => { void questions.fetchNextPage(); }}>{t('documents.more')}</Button></p>}
      </Card>
      {chosen && <ArticleEditor article={null} question={chosen} close={() => { setChosen(null); reload(); }} />}
    </Page>
  );
}
