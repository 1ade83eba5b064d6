import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Priority } from '@/api/conversations';
import { days } from '@/api/handover';
import type { CountingHours, ServiceLevel } from '@/api/levels';
import { channelsQuery } from '@/channels/queries';
import { Button } from '@/design/Button';
import { Chips } from '@/design/Chips';
import { SelectField, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { DayRow } from '@/handover/DayRow';
import { likeMonday, ofDay, wrongWith } from '@/handover/hours';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import { Minutes } from './Minutes';

const priorities: readonly Priority[] = ['high', 'normal', 'low'];
const hours: readonly CountingHours[] = ['organisation', 'always', 'own'];
const fresh: ServiceLevel = { name: '', channels: [], teams: [], priorities: [], firstMinutes: 60, nextMinutes: 240, resolutionMinutes: null, warnMinutes: 15, hours: 'organisation', week: [] };
const workdays = days.slice(0, 5).map((day) => ({ day, opens: '08:00', closes: '17:00' }));

interface EditProps {
  level: ServiceLevel | null;
  error: Error | null;
  busy: boolean;
  save: (level: ServiceLevel) => void;
  close: () => void;
}

export function EditLevel({ level, error, busy, save, close }: EditProps) {
  const channels = useQuery(channelsQuery);
  const teams = useQuery(teamsQuery);
  const [wanted, setWanted] = useState<ServiceLevel>(level ?? fresh);
  const put = (part: Partial<ServiceLevel>) => { setWanted((was) => ({ ...was, ...part })); };
  const own = wanted.hours === 'own';
  const promised = wanted.firstMinutes !== null || wanted.nextMinutes !== null || wanted.resolutionMinutes !== null;
  const wrong = own && (wanted.week.length === 0 || days.some((day) => wrongWith(ofDay(wanted.week, day)) !== null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ ...wanted, name: wanted.name.trim(), week: own ? wanted.week : [] });
  };
  return (
    <Overlay open wide onOpenChange={(open) => { if (!open) close(); }} title={level ? t('levels.change') : t('levels.make')}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <div className="empty:hidden"><FormProblem error={error} /></div>
        <TextField label={t('levels.name')} maxLength={60} value={wanted.name} onChange={(event) => { put({ name: event.target.value }); }} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Minutes label={t('levels.target.first')} hint={t('levels.firstHint')} value={wanted.firstMinutes} change={(firstMinutes) => { put({ firstMinutes }); }} />
          <Minutes label={t('levels.target.next')} hint={t('levels.nextHint')} value={wanted.nextMinutes} change={(nextMinutes) => { put({ nextMinutes }); }} />
          <Minutes label={t('levels.target.resolution')} hint={t('levels.resolutionHint')} value={wanted.resolutionMinutes} change={(resolutionMinutes) => { put({ resolutionMinutes }); }} />
          <Minutes label={t('levels.warn')} hint={t('levels.warnHint')} value={wanted.warnMinutes} change={(warnMinutes) => { put({ warnMinutes: warnMinutes ?? 0 }); }} />
        </div>
        <SelectField label={t('levels.hours')} value={wanted.hours} onChange={(event) => { const next = event.target.value as CountingHours; put({ hours: next, week: next === 'own' && wanted.week.length === 0 ? workdays : wanted.week }); }}>
          {hours.map((one) => <option key={one} value={one}>{t(`levels.hours.${one}`)}</option>)}
        </SelectField>
        {own && (
          <div>
            <ul className="divide-y divide-line border-y border-line">
              {days.map((day) => <DayRow key={day} day={day} spans={ofDay(wanted.week, day)} always={false} readOnly={false} onChange={(spans) => { put({ week: [...wanted.week.filter((span) => span.day !== day), ...spans] }); }} />)}
            </ul>
            {ofDay(wanted.week, 'monday').length > 0 && <Button size="sm" look="quiet" className="mt-2" onClick={() => { put({ week: likeMonday(wanted.week) }); }}>{t('handover.likeMonday')}</Button>}
          </div>
        )}
        <fieldset className="grid gap-3">
          <legend className="mb-1 text-sm font-medium">{t('levels.whose')}</legend>
          <p className="text-xs text-ink-3">{t('levels.whoseHint')}</p>
          <Chips title={t('desk.priority')} all={priorities.map((id) => ({ id, name: t(`desk.priority.${id}`) }))} chosen={wanted.priorities} change={(next) => { put({ priorities: priorities.filter((one) => next.includes(one)) }); }} />
          <Chips title={t('teams.filter')} all={teams.data?.items ?? []} chosen={wanted.teams} change={(next) => { put({ teams: next }); }} />
          <Chips title={t('inbox.channelTitle')} all={channels.data?.items ?? []} chosen={wanted.channels} change={(next) => { put({ channels: next }); }} />
        </fieldset>
        <Button type="submit" look="primary" className="justify-self-end" busy={busy} disabled={!wanted.name.trim() || !promised || wrong}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
