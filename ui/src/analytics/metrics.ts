import { isText, t } from '@/texts';

/** What a metric is called; one the console does not know yet by its own name. */
export function metricName(metric: string): string {
  const key = `analytics.metric.${metric}`;
  return isText(key) ? t(key) : metric;
}

/** What it means. */
export function metricMeaning(metric: string): string {
  const key = `analytics.meaning.${metric}`;
  return isText(key) ? t(key) : metricName(metric);
}

/** Why a conversation was handed over. */
export function reasonName(cause: string): string {
  if (cause === 'teammate') return t('analytics.byTeammate');
  const key = `teams.cause.${cause}`;
  return isText(key) ? t(key) : cause;
}
