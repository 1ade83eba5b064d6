import { Bone, Failed } from '@/design/States';
import { FormProblem } from '@/design/FormProblem';
import type { SupposedArticle } from '@/api/rehearsals';
import { t } from '@/texts';
import { Controls } from './Controls';
import { Findings } from './Findings';
import { useRehearsal } from './useRehearsal';

/** What recent questions would be answered with this article as it stands in the editor. */
export function AgainstQuestions({ article }: { article: SupposedArticle | undefined }) {
  const rehearsal = useRehearsal({ articles: article ? [article] : [] }, null);
  const { shown, start, cancel, id } = rehearsal;
  return (
    <section aria-label={t('rehearsal.article')} className="mt-6 border-t border-line pt-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="text-sm font-semibold">{t('rehearsal.article')}</h3>
          <p className="mt-0.5 text-xs text-ink-3">{t('rehearsal.articleLead')}</p>
        </div>
        <Controls of={rehearsal} ready={article !== undefined} />
      </div>
      <div className="mt-3 grid gap-3">
        <FormProblem error={start.error ?? cancel.error} />
        {id !== null && shown.isPending && <Bone className="h-20 w-full rounded-xl" />}
        {id !== null && shown.isError && <Failed error={shown.error} retry={() => { void shown.refetch(); }} />}
        {shown.data && <Findings of={shown.data} />}
      </div>
    </section>
  );
}
