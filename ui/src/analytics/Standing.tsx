import type { Report } from '@/api/analytics';
import { t } from '@/texts';

/** Says when what is shown is not all there is yet. */
export function Standing({ state }: { state: Report['state'] }) {
  if (state === 'ready') return null;
  return <p role="status" className="mb-3 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{t(`analytics.state.${state}`)}</p>;
}
