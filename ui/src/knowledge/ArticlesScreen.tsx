import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookOpen, Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteArticle, listArticles, type Article } from '@/api/articles';
import { useMay } from '@/access/session';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Overlay } from '@/design/Overlay';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t, tn } from '@/texts';
import { ArticleForm } from './ArticleForm';

export function ArticlesScreen() {
  const queries = useQueryClient();
  const mayManage = useMay('articles:manage');
  const articles = useQuery({ queryKey: ['articles'], queryFn: listArticles });
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Article | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Article | null>(null);
  const drop = useMutation({
    mutationFn: deleteArticle,
    onSuccess: () => { setDoomed(null); toast(t('articles.deleted')); void queries.invalidateQueries({ queryKey: ['articles'] }); },
    onError: (error) => { setDoomed(null); toast(errorText(error), 'danger'); },
  });
  const all = articles.data?.items ?? [];
  const q = text.trim().toLowerCase();
  const shown = all.filter((article) => [article.question, article.answer, ...article.phrases].some((part) => part.toLowerCase().includes(q)));
  const add = mayManage && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEdited('new'); }}>{t('articles.add')}</Button>;
  return (
    <Page title={t('place.articles')} lead={t('articles.lead')} actions={add}>
      {all.length > 0 && (
        <div className="relative mb-3 max-w-sm">
          <Search className="pointer-events-none absolute left-2.5 top-2.5 size-4 text-ink-3" aria-hidden="true" />
          <input type="search" aria-label={t('articles.search')} placeholder={t('articles.search')} value={text} onChange={(event) => { setText(event.target.value); }} className="h-9 w-full rounded-lg border border-line bg-surface pl-8.5 pr-3 text-base outline-none focus-visible:border-accent" />
        </div>
      )}
      <Card>
        {articles.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-11 w-full" />)}</div>}
        {articles.isError && <Failed error={articles.error} retry={() => { void articles.refetch(); }} />}
        {articles.isSuccess && all.length === 0 && <Empty icon={<BookOpen className="size-5" />} title={t('articles.none')} action={add}>{t('articles.noneLead')}</Empty>}
        {all.length > 0 && shown.length === 0 && <p className="p-6 text-center text-sm text-ink-3">{t('articles.noneFound')}</p>}
        <ul>
          {shown.map((article) => (
            <li key={article.id} className="flex items-start gap-3 border-b border-line/60 px-4 py-3 last:border-0">
              <div className="min-w-0 flex-1">
                <h2 className="font-medium">{article.question}</h2>
                <p className="line-clamp-2 text-sm text-ink-2">{article.answer}</p>
                <p className="mt-0.5 text-xs text-ink-3">{tn('articles.phrases', article.phrases.length)}{article.language ? ` · ${article.language}` : ''}</p>
              </div>
              {mayManage && (
                <div className="flex">
                  <IconButton label={t('articles.edit', { question: article.question })} onClick={() => { setEdited(article); }}><Pencil className="size-4" /></IconButton>
                  <IconButton label={t('articles.delete', { question: article.question })} onClick={() => { setDoomed(article); }}><Trash2 className="size-4" /></IconButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Overlay kind="sheet" open={edited !== null} onOpenChange={(open) => { if (!open) setEdited(null); }} title={edited === 'new' ? t('articles.addTitle') : t('articles.editTitle')} description={t('articles.formLead')}>
        {edited !== null && <ArticleForm article={edited === 'new' ? null : edited} done={() => { setEdited(null); }} />}
      </Overlay>
      <Confirm
        danger
        open={doomed !== null}
        title={t('articles.deleteTitle')}
        description={t('articles.deleteLead', { question: doomed?.question ?? '' })}
        action={t('articles.deleteAction')}
        busy={drop.isPending}
        onConfirm={() => { if (doomed) drop.mutate(doomed.id); }}
        onClose={() => { setDoomed(null); }}
      />
    </Page>
  );
}
