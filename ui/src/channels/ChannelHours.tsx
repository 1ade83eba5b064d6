import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { days, readChannelHours, saveChannelHours, shareHours, type ChannelHours as Hours } from '@/api/handover';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { Toggle } from '@/design/Toggle';
import { ClosedDates } from '@/handover/ClosedDates';
import { ofDay, wrongWith } from '@/handover/hours';
import { OpenNow } from '@/handover/OpenNow';
import { WeekFields } from '@/handover/WeekFields';
import { t } from '@/texts';

const zones = Intl.supportedValuesOf('timeZone');

/** When people are there for this channel: as the organisation says, or in hours of its own. */
export function ChannelHours({ channelId }: { channelId: string }) {
  const hours = useQuery({ queryKey: ['channels', channelId, 'hours'], queryFn: () => readChannelHours(channelId) });
  if (hours.isPending) return <Bone className="h-24 w-full" />;
  if (hours.isError) return <Failed error={hours.error} retry={() => { void hours.refetch(); }} />;
  return <Form key={String(hours.data.own)} channelId={channelId} hours={hours.data} />;
}

function Form({ channelId, hours }: { channelId: string; hours: Hours }) {
  const queries = useQueryClient();
  const [own, setOwn] = useState(hours.own);
  const [week, setWeek] = useState(hours.week);
  const [closed, setClosed] = useState(hours.own ? hours.closed : []);
  const [sharedDates, setSharedDates] = useState(hours.sharedDates);
  const [timeZone, setTimeZone] = useState(hours.timeZone);
  const save = useMutation({
    mutationFn: () => (own ? saveChannelHours(channelId, { week, closed, sharedDates, timeZone }) : shareHours(channelId)),
    onSuccess: (saved) => {
      queries.setQueryData(['channels', channelId, 'hours'], saved);
      toast(t('handover.hoursSaved'), 'ok');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const wrong = own && days.some((day) => wrongWith(ofDay(week, day)) !== null);
  const choices = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3" data-testid="channel-hours">
      <div><OpenNow hours={hours} /></div>
      {save.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
      <Toggle on={own} change={setOwn}>{t('channelHours.own')}</Toggle>
      {own ? (
        <div>
          <SelectField label={t('channelHours.zone')} value={timeZone} onChange={(event) => { setTimeZone(event.target.value); }} className="mb-3">
            {choices.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}
          </SelectField>
          <WeekFields week={week} zone={t('channelHours.inZone', { zone: timeZone.replaceAll('_', ' ') })} readOnly={false} onChange={setWeek} />
          <ClosedDates dates={closed} readOnly={false} onChange={setClosed} />
          <div className="mt-3"><Toggle on={sharedDates} change={setSharedDates}>{t('channelHours.sharedDates')}</Toggle></div>
        </div>
      ) : <p className="text-sm text-ink-2">{t('channelHours.asOrganisation')}</p>}
      <p className="text-xs text-ink-3">{t('channelHours.whatHappens')}</p>
      {(own || hours.own) && <Button type="submit" className="self-end" busy={save.isPending} disabled={wrong}>{t('handover.saveHours')}</Button>}
    </form>
  );
}
