import { get, post, put, remove, type Page } from './client';

export interface Article {
  id: string;
  question: string;
  answer: string;
  phrases: string[];
  language: string;
  /** A draft is seen by the team alone. */
  published: boolean;
  /** It came with the demo, and nobody here has touched it. */
  furnished: boolean;
  updatedAt: string;
}

export type ArticleDraft = Pick<Article, 'question' | 'answer' | 'phrases' | 'language' | 'published'>;

export interface Match {
  /** null: what is being written has no id yet. */
  articleId: string | null;
  draft: boolean;
  question: string;
  answer: string;
  confidence: number;
}

export interface Rehearsed {
  verdict: 'answered' | 'offered' | 'not-understood';
  matches: Match[];
}

export interface Asked {
  question: string;
  draft?: Pick<Article, 'question' | 'answer' | 'phrases' | 'language'>;
  id?: string;
}

const MOST_PAGES = 50;

/** All of them: there are at most 10,000, and they are searched here. */
export async function listArticles(): Promise<Article[]> {
  const all: Article[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, next }: Page<Article> = await get('/api/v1/articles', { limit: 200, cursor });
    all.push(...items);
    cursor = next;
    if (next === null) break;
  }
  return all;
}

/** `fromUnanswered`: the question nobody could answer that it answers from now on. */
export const addArticle = (article: ArticleDraft & { fromUnanswered?: string }) => post<Article>('/api/v1/articles', article);
export const changeArticle = (id: string, article: ArticleDraft) => put<Article>(`/api/v1/articles/${encodeURIComponent(id)}`, article);
export const deleteArticle = (id: string) => remove(`/api/v1/articles/${encodeURIComponent(id)}`);
export const tryArticles = (asked: Asked) => post<Rehearsed>('/api/v1/articles/try', asked);
