import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Retention } from '@/api/privacy';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { number, t } from '@/texts';
import { retentionQuery } from './queries';
import { RetentionForm, type Kept } from './RetentionForm';

const period = (days: number | null) => (days === null ? t('retention.always') : t('retention.days', { n: days }));

/** For how long messages are kept: by the organisation, and by channels that have a period of their own. */
export function RetentionCard() {
  const retention = useQuery(retentionQuery);
  const [changing, setChanging] = useState<Kept | null>(null);
  return (
    <>
      <h2 className="mb-1 mt-8 text-sm font-semibold">{t('retention.title')}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('retention.lead')}</p>
      <Card>
        {retention.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-10 w-full" />)}</div>}
        {retention.isError && <Failed error={retention.error} retry={() => { void retention.refetch(); }} />}
        {retention.data && <Periods retention={retention.data} change={setChanging} />}
      </Card>
      {changing && retention.data && <RetentionForm kept={changing} organisation={retention.data.days} close={() => { setChanging(null); }} />}
    </>
  );
}

function Periods({ retention, change }: { retention: Retention; change: (kept: Kept) => void }) {
  return (
    <ul>
      <Row name={t('retention.organisation')} says={period(retention.days)} change={() => { change({ channel: null, own: true, days: retention.days }); }} />
      {retention.channels.map((channel) => (
        <Row
          key={channel.id}
          name={channel.name}
          says={channel.own ? period(channel.days) : t('retention.asOrganisation', { period: period(channel.days) })}
          last={channel.last && t('retention.last', { at: dayAndTime(channel.last.at), messages: number(channel.last.messages), files: number(channel.last.files) })}
          change={() => { change({ channel: { id: channel.id, name: channel.name }, own: channel.own, days: channel.days }); }}
        />
      ))}
    </ul>
  );
}

function Row({ name, says, last, change }: { name: string; says: string; last?: string | null; change: () => void }) {
  return (
    <li data-testid="retention" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-4 py-3 text-sm last:border-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-ink-2">{says}</p>
        {last && <p className="text-xs text-ink-3">{last}</p>}
      </div>
      <Button size="sm" aria-label={t('retention.changeOf', { name })} onClick={change}>{t('retention.change')}</Button>
    </li>
  );
}
