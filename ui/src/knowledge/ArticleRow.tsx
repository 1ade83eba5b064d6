import { Pencil, Trash2 } from 'lucide-react';
import type { Article } from '@/api/articles';
import { IconButton } from '@/design/Button';
import { Pill } from '@/design/Pill';
import { t } from '@/texts';

export function ArticleRow({ article, edit, remove }: { article: Article; edit?: () => void; remove?: () => void }) {
  return (
    <li className="flex items-start gap-3 border-b border-line/60 px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-center gap-2 font-medium">{article.question}{!article.published && <Pill>{t('articles.state.draft')}</Pill>}</h2>
        <p className="line-clamp-2 text-sm text-ink-2">{article.answer}</p>
        <p className="mt-0.5 text-xs text-ink-3">{t('articles.phrases', { n: article.phrases.length })} · {article.language}</p>
      </div>
      {edit && <IconButton label={t('articles.edit', { question: article.question })} onClick={edit}><Pencil className="size-4" /></IconButton>}
      {remove && <IconButton label={t('articles.delete', { question: article.question })} onClick={remove}><Trash2 className="size-4" /></IconButton>}
    </li>
  );
}
