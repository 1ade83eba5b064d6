import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { days, readHours, saveHours, type Hours, type Span } from '@/api/handover';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { ClosedDates } from './ClosedDates';
import { OpenNow } from './OpenNow';
import { ofDay, wrongWith } from './hours';
import { WeekFields } from './WeekFields';

/** When people are there: out of these hours customers hear when somebody will be back. */
export function HoursCard() {
  const hours = useQuery({ queryKey: ['opening-hours'], queryFn: readHours });
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold tracking-tight">{t('handover.hours')}</h2>
        {hours.data && <OpenNow hours={hours.data} />}
      </div>
      <p className="mb-4 mt-1 text-sm text-ink-2">{t('handover.hoursLead')}</p>
      {hours.isPending && <Bone className="h-64 w-full" />}
      {hours.isError && <Failed error={hours.error} retry={() => { void hours.refetch(); }} />}
      {hours.data && <HoursForm hours={hours.data} />}
    </Card>
  );
}

function HoursForm({ hours }: { hours: Hours }) {
  const queries = useQueryClient();
  const may = useMay('organisation:manage');
  const [week, setWeek] = useState<Span[]>(hours.week);
  const [closed, setClosed] = useState(hours.closed);
  const save = useMutation({
    mutationFn: () => saveHours({ week, closed }),
    onSuccess: (saved) => {
      queries.setQueryData(['opening-hours'], saved);
      toast(t('handover.hoursSaved'), 'ok');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const wrong = days.some((day) => wrongWith(ofDay(week, day)) !== null);
  return (
    <form onSubmit={submit} noValidate>
      {save.isError && <p role="alert" className="mb-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
      <WeekFields week={week} zone={t('handover.zone', { zone: hours.timeZone.replaceAll('_', ' ') })} readOnly={!may} onChange={setWeek} />
      <ClosedDates dates={closed} readOnly={!may} onChange={setClosed} />
      {may && <div className="mt-4 flex justify-end"><Button type="submit" look="primary" busy={save.isPending} disabled={wrong}>{t('handover.saveHours')}</Button></div>}
    </form>
  );
}
