import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeOwn, changePassword } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { Card, Page } from '@/design/Page';
import { errorText } from '@/design/States';
import { remember } from '@/design/remembered';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { languages, speak } from '@/texts/language';
import { OwnProviderCard } from './OwnProviderCard';
import { OwnSessions } from './OwnSessions';
import { SecondStepCard } from './SecondStepCard';
import { sessionQuery, useMe } from './session';

export function ProfileScreen() {
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')}>
      <div className="grid max-w-2xl gap-5">
        <OwnForm />
        <PasswordForm />
        <OwnProviderCard />
        <SecondStepCard />
        <OwnSessions />
      </div>
    </Page>
  );
}

function OwnForm() {
  const me = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(me.teammate.name);
  const [language, setLanguage] = useState(me.language ?? '');
  const save = useMutation({
    mutationFn: () => changeOwn({ name: name.trim(), language: language || null }),
    onSuccess: async (changed) => {
      queries.setQueryData(sessionQuery.queryKey, changed);
      void queries.invalidateQueries({ queryKey: ['teammates'] });
      remember('language', changed.language);
      await speak(changed.language);
      toast(t('profile.saved'), 'ok');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Card className="p-5">
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {save.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
        <TextField label={t('profile.name')} hint={t('profile.nameHint')} value={name} onChange={(event) => { setName(event.target.value); }} />
        <SelectField label={t('profile.language')} hint={t('profile.languageHint')} value={language} onChange={(event) => { setLanguage(event.target.value); }}>
          <option value="">{t('profile.browserLanguage')}</option>
          {Object.entries(languages).map(([code, own]) => <option key={code} value={code} lang={code}>{own}</option>)}
        </SelectField>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!name.trim()} className="self-end">{t('shell.save')}</Button>
      </form>
    </Card>
  );
}

function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [wanted, setWanted] = useState('');
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => changePassword(current, wanted),
    onSuccess: () => {
      setCurrent('');
      setWanted('');
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
      toast(t('profile.passwordChanged'), 'ok');
    },
  });
  const error = change.error instanceof ApiError ? change.error : null;
  const wrong = error?.code === 'access/wrong-credentials' ? t('profile.wrongPassword') : null;
  const weak = error?.fieldErrors.find((field) => field.field === 'password')?.message ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current && wanted) change.mutate();
  };
  return (
    <Card className="p-5">
      <h2 className="mb-4 text-lg font-semibold tracking-tight">{t('profile.passwordTitle')}</h2>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {change.isError && !wrong && !weak && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(change.error)}</p>}
        <TextField label={t('profile.currentPassword')} type="password" autoComplete="current-password" value={current} error={wrong} onChange={(event) => { setCurrent(event.target.value); }} />
        <TextField label={t('welcome.newPassword')} hint={t('profile.passwordHint')} type="password" autoComplete="new-password" value={wanted} error={weak} onChange={(event) => { setWanted(event.target.value); }} />
        <Button type="submit" busy={change.isPending} disabled={!current || !wanted} className="self-end">{t('profile.changePassword')}</Button>
      </form>
    </Card>
  );
}
