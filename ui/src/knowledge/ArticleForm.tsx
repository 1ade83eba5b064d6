import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { addArticle, changeArticle, type Article } from '@/api/articles';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { phrasesOf } from './phrases';

export function ArticleForm({ article, done }: { article: Article | null; done: () => void }) {
  const queries = useQueryClient();
  const [question, setQuestion] = useState(article?.question ?? '');
  const [answer, setAnswer] = useState(article?.answer ?? '');
  const [phrases, setPhrases] = useState(article?.phrases.join('\n') ?? '');
  const [language, setLanguage] = useState(article?.language ?? '');
  const save = useMutation({
    mutationFn: () => {
      const draft = { question: question.trim(), answer: answer.trim(), phrases: phrasesOf(phrases), ...(language.trim() ? { language: language.trim() } : {}) };
      return article ? changeArticle(article.id, draft) : addArticle(draft);
    },
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['articles'] }); toast(t('articles.saved'), 'ok'); done(); },
  });
  const fields = save.error instanceof ApiError ? save.error.fieldErrors : [];
  const problem = (name: string) => fields.find((field) => field.field === name)?.message ?? null;
  const ready = question.trim() !== '' && answer.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {save.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
      <TextField autoFocus label={t('articles.question')} hint={t('articles.questionHint')} error={problem('question')} value={question} onChange={(event) => { setQuestion(event.target.value); }} />
      <TextArea label={t('articles.answer')} hint={t('articles.answerHint')} error={problem('answer')} rows={6} value={answer} onChange={(event) => { setAnswer(event.target.value); }} />
      <TextArea label={t('articles.phrasesLabel')} hint={t('articles.phrasesHint')} error={problem('phrases')} rows={5} value={phrases} onChange={(event) => { setPhrases(event.target.value); }} />
      <div className="w-40"><TextField label={t('articles.language')} placeholder="en" error={problem('language')} value={language} onChange={(event) => { setLanguage(event.target.value); }} /></div>
      <div className="flex justify-end gap-2">
        <Button onClick={done}>{t('shell.cancel')}</Button>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </div>
    </form>
  );
}
