import { createContext, useContext } from 'react';
import { isText, t } from '@/texts';

/** Whether the numbers below are those of whoever looks. */
export const OfOneself = createContext(false);

/** What metrics are called, and what they mean; one the console does not know yet is called by its own name. */
export function useMetricWords() {
  const own = useContext(OfOneself);
  const first = (ours: string, everybodys: string) => [...(own ? [ours] : []), everybodys].find(isText);
  const name = (metric: string): string => {
    const key = first(`analytics.own.metric.${metric}`, `analytics.metric.${metric}`);
    return key ? t(key) : metric;
  };
  const meaning = (metric: string): string => {
    const key = first(`analytics.own.meaning.${metric}`, `analytics.meaning.${metric}`);
    return key ? t(key) : name(metric);
  };
  return { name, meaning };
}

/** Why a conversation was handed over. */
export function reasonName(cause: string): string {
  if (cause === 'teammate') return t('analytics.byTeammate');
  const key = `teams.cause.${cause}`;
  return isText(key) ? t(key) : cause;
}
