import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { noticeKinds, savePreferences, type NoticePreferences } from '@/api/notices';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { Switch } from '@/design/Switch';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { useMay } from '@/access/session';
import { Devices } from './Devices';
import { MailFields } from './MailFields';
import { MailRules } from './MailRules';
import { preferencesQuery } from './queries';

export function PreferencesScreen() {
  const preferences = useQuery(preferencesQuery);
  const rules = useMay('organisation:manage');
  return (
    <Page title={t('place.notifications')} lead={t('notices.preferencesLead')}>
      <div className="grid max-w-2xl gap-5">
        {preferences.isPending && <Card className="p-5"><div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-64 w-full" /></div></Card>}
        {preferences.isError && <Card><Failed error={preferences.error} retry={() => { void preferences.refetch(); }} /></Card>}
        {preferences.data && <Choices preferences={preferences.data} />}
        {preferences.data && <Devices pushing={preferences.data.pushing} />}
        {rules && <MailRules settled={!preferences.isPending} />}
      </div>
    </Page>
  );
}

const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function zones(chosen: string): string[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', here(), chosen]);
  return [...all].sort();
}

function Choices({ preferences }: { preferences: NoticePreferences }) {
  const queries = useQueryClient();
  const [kinds, setKinds] = useState(preferences.kinds);
  const [zone, setZone] = useState(preferences.zone);
  const [quiet, setQuiet] = useState(preferences.quiet !== null);
  const [hours, setHours] = useState(preferences.quiet ?? { from: '22:00', to: '07:00' });
  const [mail, setMail] = useState(preferences.mail);
  const timed = quiet || mail.rhythm === 'daily';
  const save = useMutation({
    mutationFn: () => savePreferences({ kinds, zone, quiet: quiet ? hours : null, mail }),
    onSuccess: (saved) => {
      queries.setQueryData(preferencesQuery.queryKey, saved);
      toast(t('notices.saved'), 'ok');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = (!quiet || (hours.from && hours.to)) && (mail.rhythm !== 'daily' || mail.at);
    if (whole) save.mutate();
  };
  return (
    <Card className="p-5">
      <form onSubmit={submit} noValidate className="grid gap-5">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <table className="w-full text-sm">
          <caption className="sr-only">{t('notices.table')}</caption>
          <thead>
            <tr className="text-left text-xs text-ink-3">
              <th scope="col" className="pb-2 font-medium">{t('notices.what')}</th>
              <th scope="col" className="w-20 pb-2 text-center font-medium">{t('notices.app')}</th>
              {preferences.pushing && <th scope="col" className="w-20 pb-2 text-center font-medium">{t('notices.push')}</th>}
            </tr>
          </thead>
          <tbody>
            {noticeKinds.map((kind) => {
              const choice = kinds.find((one) => one.kind === kind) ?? { kind, app: false, push: false };
              const change = (to: Partial<typeof choice>) => { setKinds([...kinds.filter((one) => one.kind !== kind), { ...choice, ...to }]); };
              return (
                <tr key={kind} className="border-t border-line/60">
                  <th scope="row" className="py-3 pr-3 text-left font-normal">{t(`notices.kind.${kind}`)}</th>
                  <td className="text-center"><Switch label={t('notices.kindInApp', { kind: t(`notices.kind.${kind}`) })} on={choice.app} onChange={(app) => { change({ app }); }} /></td>
                  {preferences.pushing && <td className="text-center"><Switch label={t('notices.kindPushed', { kind: t(`notices.kind.${kind}`) })} on={choice.push} onChange={(push) => { change({ push }); }} /></td>}
                </tr>
              );
            })}
          </tbody>
        </table>
        <fieldset className="grid gap-3 border-t border-line/60 pt-4">
          <legend className="sr-only">{t('notices.quiet')}</legend>
          <div className="flex items-center justify-between gap-4">
            <div>
              <p className="font-medium">{t('notices.quiet')}</p>
              <p className="text-sm text-ink-3">{t('notices.quietLead')}</p>
            </div>
            <Switch label={t('notices.quiet')} on={quiet} onChange={setQuiet} />
          </div>
          {quiet && (
            <div className="grid grid-cols-2 gap-3">
              <TextField type="time" label={t('notices.from')} value={hours.from} onChange={(event) => { setHours({ ...hours, from: event.target.value }); }} />
              <TextField type="time" label={t('notices.to')} value={hours.to} onChange={(event) => { setHours({ ...hours, to: event.target.value }); }} />
            </div>
          )}
        </fieldset>
        <MailFields mail={mail} mailing={preferences.mailing} change={setMail} />
        {timed && (
          <SelectField label={t('notices.zone')} value={zone} onChange={(event) => { setZone(event.target.value); }}>
            {zones(zone).map((name) => <option key={name} value={name}>{name.replaceAll('_', ' ')}</option>)}
          </SelectField>
        )}
        <Button type="submit" look="primary" busy={save.isPending} className="justify-self-end">{t('shell.save')}</Button>
      </form>
    </Card>
  );
}
