import type { Health } from '@/api/channels';
import { fullTime } from '@/design/time';
import { number, t } from '@/texts';

/** The times and counts behind a state. */
export function HealthFacts({ health }: { health: Health }) {
  const facts: [string, string][] = [
    [t('channels.lastReceived'), health.lastWebhookAt ? fullTime(health.lastWebhookAt) : t('channels.nothingYet')],
    [t('channels.lastSent'), health.lastDeliveryAt ? fullTime(health.lastDeliveryAt) : t('channels.nothingYet')],
    [t('channels.waitingCount'), number(health.waiting)],
  ];
  if (health.since && !['ok', 'unverified', 'limited'].includes(health.state)) facts.push([t('channels.since'), fullTime(health.since)]);
  if (health.lastError) facts.push([t('channels.lastError'), t('channels.errorFact', { text: health.lastError.text, code: health.lastError.code, at: fullTime(health.lastError.at) })]);
  if (health.rejected.lastAt) facts.push([t('channels.rejected'), t('channels.rejectedFact', { n: health.rejected.count, at: fullTime(health.rejected.lastAt) })]);
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([what, value]) => (
        <div key={what} className="contents">
          <dt className="text-ink-3">{what}</dt>
          <dd className="tabular min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
