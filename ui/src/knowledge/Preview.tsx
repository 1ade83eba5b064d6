import { RichText } from '@/conversations/thread/bodies/RichText';
import { t } from '@/texts';

/** The answer as a customer sees it on their phone. */
export function Preview({ question, answer }: { question: string; answer: string }) {
  return (
    <section aria-label={t('articles.preview')} className="mt-6">
      <h3 className="mb-2 text-sm font-medium">{t('articles.preview')}</h3>
      <div data-testid="article-preview" className="flex flex-col gap-2 rounded-2xl border border-line bg-sunken p-4">
        <p className="ml-auto max-w-[85%] break-words rounded-2xl rounded-br-md bg-accent-soft px-3 py-2">{question || t('articles.question')}</p>
        <p className="mr-auto max-w-[85%] break-words rounded-2xl rounded-bl-md border border-line bg-surface px-3 py-2">
          {answer ? <RichText text={answer} /> : <span className="text-ink-3">{t('articles.previewEmpty')}</span>}
        </p>
      </div>
    </section>
  );
}
