import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { addArticle, changeArticle, type Article } from '@/api/articles';
import type { Unanswered } from '@/api/knowledge';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { TextArea, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { AgainstQuestions } from '@/rehearsal/AgainstQuestions';
import { t } from '@/texts';
import { phrasesOf } from './phrases';
import { Preview } from './Preview';
import { TryIt } from './TryIt';

interface ArticleEditorProps {
  article: Article | null;
  /** What a customer asked and nobody could answer: a new article begins with it. */
  question?: Unanswered;
  close: () => void;
}

export function ArticleEditor({ article, question, close }: ArticleEditorProps) {
  const queries = useQueryClient();
  const mayRehearse = useMay('agents:manage');
  const [before] = useState(() => ({
    question: article?.question ?? question?.question ?? '',
    answer: article?.answer ?? '',
    phrases: article?.phrases.join('\n') ?? '',
    language: article?.language ?? (question?.language || 'en'),
  }));
  const [form, setForm] = useState(before);
  const [leaving, setLeaving] = useState(false);
  const change = (part: Partial<typeof form>) => { setForm({ ...form, ...part }); };
  const written = { question: form.question.trim(), answer: form.answer.trim(), phrases: phrasesOf(form.phrases), language: form.language.trim().toLowerCase() || 'en' };
  const dirty = JSON.stringify(form) !== JSON.stringify(before);
  const ready = written.question !== '' && written.answer !== '';
  const save = useMutation({
    mutationFn: (published: boolean) => (article ? changeArticle(article.id, { ...written, published }) : addArticle({ ...written, published, fromUnanswered: question?.id })),
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['articles'] });
      toast(saved.published ? t('articles.published') : t('articles.draftSaved'), 'ok');
      close();
    },
  });
  const fields = save.error instanceof ApiError ? save.error.fieldErrors : [];
  const problem = (name: string) => fields.find((field) => field.field === name)?.message ?? null;
  const leave = () => { if (dirty) setLeaving(true); else close(); };
  const live = article?.published === true;
  return (
    <Overlay
      kind="sheet"
      wide
      open
      onOpenChange={(open) => { if (!open) leave(); }}
      title={article ? t('articles.editTitle') : t('articles.addTitle')}
      description={live ? t('articles.liveLead') : t('articles.draftLead')}
      footer={
        <>
          <span className="mr-auto flex items-center">{article && <Pill tone={live ? 'ok' : 'neutral'}>{live ? t('articles.state.published') : t('articles.state.draft')}</Pill>}</span>
          <Button busy={save.isPending && !save.variables} disabled={!ready || save.isPending} onClick={() => { save.mutate(false); }}>{live ? t('articles.unpublish') : t('articles.saveDraft')}</Button>
          <Button look="primary" busy={save.isPending && save.variables} disabled={!ready || save.isPending} onClick={() => { save.mutate(true); }}>{live ? t('articles.publishChanges') : t('articles.publish')}</Button>
        </>
      }
    >
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); }}>
        {save.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
        <TextField autoFocus label={t('articles.question')} hint={t('articles.questionHint')} maxLength={200} error={problem('question')} value={form.question} onChange={(event) => { change({ question: event.target.value }); }} />
        <TextArea label={t('articles.answer')} hint={t('articles.answerHint')} maxLength={4000} error={problem('answer')} rows={6} value={form.answer} onChange={(event) => { change({ answer: event.target.value }); }} />
        <TextArea label={t('articles.phrasesLabel')} hint={t('articles.phrasesHint')} error={problem('phrases')} rows={4} value={form.phrases} onChange={(event) => { change({ phrases: event.target.value }); }} />
        <div className="w-40"><TextField label={t('articles.language')} hint={t('articles.languageHint')} error={problem('language')} value={form.language} onChange={(event) => { change({ language: event.target.value }); }} /></div>
      </form>
      <Preview question={written.question} answer={written.answer} />
      <TryIt draft={ready ? written : undefined} id={article?.id} />
      {mayRehearse && <AgainstQuestions article={ready ? { ...written, id: article?.id } : undefined} />}
      <Confirm
        danger
        open={leaving}
        title={t('articles.discardTitle')}
        description={t('articles.discardLead')}
        action={t('articles.discard')}
        onConfirm={close}
        onClose={() => { setLeaving(false); }}
      />
    </Overlay>
  );
}
