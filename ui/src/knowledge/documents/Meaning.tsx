import { useQuery } from '@tanstack/react-query';
import { t } from '@/texts';
import { vectorsQuery } from '../queries';
import { Bar } from './Bar';

/** One line: whether search knows meanings, or how far it is. Without a model there is nothing to say. */
export function Meaning() {
  const { data } = useQuery(vectorsQuery);
  if (data === undefined || data.state === 'none' || data.total === 0) return null;
  const model = data.model ?? '';
  if (data.state === 'ready' && data.trouble === null && data.done >= data.total) {
    return <p className="mt-3 px-1 text-xs text-ink-3">{t('documents.meaning.ready', { model })}</p>;
  }
  return (
    <div className="mt-3 px-1 text-xs text-ink-3">
      <p>{t(data.state === 'ready' ? 'documents.meaning.more' : 'documents.meaning.making', { model, done: data.done, total: data.total })}</p>
      <Bar label={t('documents.meaning.progress')} share={data.done / data.total} />
      {data.trouble !== null && <p className="text-ink-2">{t(`documents.meaning.trouble.${data.trouble}`, { model })}</p>}
    </div>
  );
}
