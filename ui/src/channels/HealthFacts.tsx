import type { Health } from '@/api/channels';
import { fullTime } from '@/design/time';

/** The times and counts behind a state. */
export function HealthFacts({ health }: { health: Health }) {
  const facts: [string, string][] = [
    ['Last received', health.lastWebhookAt ? fullTime(health.lastWebhookAt) : 'Nothing yet'],
    ['Last sent', health.lastDeliveryAt ? fullTime(health.lastDeliveryAt) : 'Nothing yet'],
    ['Waiting to go out', String(health.waiting)],
  ];
  if (health.since && health.state !== 'ok' && health.state !== 'unverified') facts.push(['Since', fullTime(health.since)]);
  if (health.lastError) facts.push(['Last error', `${health.lastError.text} (${health.lastError.code}), ${fullTime(health.lastError.at)}`]);
  if (health.rejected.lastAt) facts.push(['Turned away', `${String(health.rejected.count)} with a wrong signature, the last ${fullTime(health.rejected.lastAt)}`]);
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
