import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { BookOpen, ExternalLink, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { deleteArticle, listArticles, type Article } from '@/api/articles';
import { useHas, useMay, useMe } from '@/access/session';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { SelectField } from '@/design/Field';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ArticleEditor } from './ArticleEditor';
import { ArticleRow } from './ArticleRow';
import { TryIt } from './TryIt';

const route = getRouteApi('/app/knowledge/articles');

export function ArticlesScreen() {
  const queries = useQueryClient();
  const me = useMe();
  const hasHelp = useHas('help-page');
  const mayManage = useMay('articles:manage');
  const articles = useQuery({ queryKey: ['articles'], queryFn: listArticles });
  const [text, setText] = useState('');
  const [language, setLanguage] = useState('');
  const { open } = route.useSearch();
  const navigate = useNavigate();
  const [picked, setPicked] = useState<Article | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Article | null>(null);
  const drop = useMutation({
    mutationFn: deleteArticle,
    onSuccess: () => { setDoomed(null); toast(t('articles.deleted')); void queries.invalidateQueries({ queryKey: ['articles'] }); },
    onError: (error) => { setDoomed(null); toast(errorText(error), 'danger'); },
  });
  const all = articles.data ?? [];
  const edited = picked ?? all.find((article) => article.id === open) ?? null;
  const setEdited = (next: Article | 'new' | null) => {
    setPicked(next);
    if (next === null && open) void navigate({ to: '/knowledge/articles', search: {}, replace: true });
  };
  const spoken = [...new Set(all.map((article) => article.language))].sort();
  const q = text.trim().toLowerCase();
  const shown = all.filter((article) => (!language || article.language === language) && [article.question, article.answer, ...article.phrases].some((part) => part.toLowerCase().includes(q)));
  const add = mayManage && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEdited('new'); }}>{t('articles.add')}</Button>;
  return (
    <Page title={t('place.articles')} lead={t('articles.lead')} actions={
        <>
          {hasHelp && <a href={`/help/${me.organisation.id}`} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-1.5 rounded-lg px-3 text-sm font-medium text-ink-2 hover:bg-hover hover:text-ink"><ExternalLink className="size-4" aria-hidden="true" />{t('articles.helpPage')}</a>}
          {add}
        </>
      }
    >
      {all.length > 0 && (
        <div className="mb-3 flex flex-wrap gap-2">
          <div className="relative w-full max-w-sm">
            <Search className="pointer-events-none absolute left-2.5 top-2.5 size-4 text-ink-3" aria-hidden="true" />
            <input type="search" aria-label={t('articles.search')} placeholder={t('articles.search')} value={text} onChange={(event) => { setText(event.target.value); }} className="h-9 w-full rounded-lg border border-line bg-surface pl-8.5 pr-3 text-base outline-none focus-visible:border-accent" />
          </div>
          {spoken.length > 1 && (
            <SelectField hideLabel label={t('articles.language')} value={language} onChange={(event) => { setLanguage(event.target.value); }}>
              <option value="">{t('articles.everyLanguage')}</option>
              {spoken.map((code) => <option key={code} value={code}>{code}</option>)}
            </SelectField>
          )}
        </div>
      )}
      <Card>
        {articles.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-11 w-full" />)}</div>}
        {articles.isError && <Failed error={articles.error} retry={() => { void articles.refetch(); }} />}
        {articles.isSuccess && all.length === 0 && <Empty icon={<BookOpen className="size-5" />} title={t('articles.none')} action={add}>{t('articles.noneLead')}</Empty>}
        {all.length > 0 && shown.length === 0 && <p className="p-6 text-center text-sm text-ink-3">{t('articles.noneFound')}</p>}
        <ul>
          {shown.map((article) => (
            <ArticleRow
              key={article.id}
              article={article}
              edit={mayManage ? () => { setEdited(article); } : undefined}
              remove={mayManage ? () => { setDoomed(article); } : undefined}
            />
          ))}
        </ul>
      </Card>
      {all.length > 0 && <TryIt />}
      {edited !== null && <ArticleEditor article={edited === 'new' ? null : edited} close={() => { setEdited(null); }} />}
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
