import { get, post, put, remove, type Page } from './client';

export interface Article {
  id: string;
  question: string;
  answer: string;
  phrases: string[];
  language: string | null;
  updatedAt: string;
}

export interface ArticleDraft {
  question: string;
  answer: string;
  phrases: string[];
  language?: string;
}

export const listArticles = () => get<Page<Article>>('/api/v1/articles', { limit: 200 });
export const addArticle = (article: ArticleDraft) => post<Article>('/api/v1/articles', article);
export const changeArticle = (id: string, article: ArticleDraft) => put<Article>(`/api/v1/articles/${encodeURIComponent(id)}`, article);
export const deleteArticle = (id: string) => remove(`/api/v1/articles/${encodeURIComponent(id)}`);
