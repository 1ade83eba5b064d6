import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { readOrganisation } from '@/api/organisation';
import { saveSignInProvider, tryProvider, type SignInProvider } from '@/api/signIn';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { SavedSecret } from '@/design/SavedSecret';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { mayGive, roleWords, rolesQuery } from './roles';
import { slugOf, words } from './slug';

export function SignInProviderForm({ provider }: { provider: SignInProvider | null }) {
  const queries = useQueryClient();
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: readOrganisation });
  const roles = useQuery(rolesQuery);
  const [form, setForm] = useState(() => ({
    organisation: provider?.organisation ?? null,
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    clientId: provider?.clientId ?? '',
    domains: provider?.domains.join(', ') ?? '',
    newcomers: provider?.newcomers ?? '',
    required: provider?.required ?? false,
    trusted: provider?.trusted.join(', ') ?? '',
    signsOut: provider?.signsOut ?? false,
  }));
  const [secret, setSecret] = useState<string | null>(provider ? null : '');
  const slug = form.organisation ?? slugOf(organisation.data?.name ?? '');
  const same = provider !== null && provider.issuer === form.issuer.trim() && provider.clientId === form.clientId.trim();
  const attempt = useMutation({ mutationFn: () => tryProvider(form.issuer.trim()) });
  const save = useMutation({
    mutationFn: () => saveSignInProvider({
      organisation: slug,
      name: form.name.trim(),
      issuer: form.issuer.trim(),
      clientId: form.clientId.trim(),
      clientSecret: secret || null,
      domains: words(form.domains),
      newcomers: form.newcomers || null,
      required: form.required,
      trusted: words(form.trusted),
      signsOut: form.signsOut,
    }),
    onSuccess: (saved) => {
      queries.setQueryData(['sign-in-provider'], saved);
      void queries.invalidateQueries({ queryKey: ['own-sign-in'] });
      setSecret(null);
      toast(t('provider.saved'), 'ok');
    },
  });
  const change = (part: Partial<typeof form>) => { setForm({ ...form, ...part }); };
  const problem = (name: string) => fieldProblem(save.error, name);
  const ready = Boolean(slug && form.name.trim() && form.issuer.trim() && form.clientId.trim() && (secret || (provider && same)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2"><FormProblem error={save.error} /></div>
      <div className="flex flex-col gap-2 sm:col-span-2">
        <TextField label={t('provider.issuer')} hint={t('provider.issuerHint')} type="url" inputMode="url" value={form.issuer} error={problem('issuer') ?? fieldProblem(attempt.error, 'issuer')} onChange={(event) => { change({ issuer: event.target.value }); attempt.reset(); }} />
        <div className="flex flex-wrap items-center gap-3">
          <Button size="sm" busy={attempt.isPending} disabled={!form.issuer.trim()} onClick={() => { attempt.mutate(); }}>{t('provider.try')}</Button>
          {attempt.data && (
            <p role="status" className="flex min-w-0 items-center gap-1.5 text-sm text-ok"><CircleCheck className="size-4 shrink-0" /><span className="min-w-0 break-all">{t('provider.answers', { host: new URL(attempt.data.signIn).host })}</span></p>
          )}
        </div>
        {attempt.isError && <FormProblem error={attempt.error} />}
      </div>
      <TextField label={t('provider.clientId')} value={form.clientId} error={problem('clientId')} onChange={(event) => { change({ clientId: event.target.value }); }} />
      {secret === null
        ? <SavedSecret label={t('provider.secret')} replace={() => { setSecret(''); }} />
        : <TextField label={t('provider.secret')} type="password" autoComplete="new-password" hint={provider && !same ? t('provider.secretAnew') : undefined} value={secret} error={problem('clientSecret')} onChange={(event) => { setSecret(event.target.value); }} />}
      <TextField label={t('provider.name')} hint={t('provider.nameHint')} maxLength={60} value={form.name} error={problem('name')} onChange={(event) => { change({ name: event.target.value }); }} />
      <TextField label={t('provider.slug')} hint={t('provider.slugHint', { address: `${location.origin}/sign-in/${slug || '…'}` })} maxLength={50} value={slug} error={problem('organisation')} onChange={(event) => { change({ organisation: event.target.value.toLowerCase() }); }} />
      <div className="sm:col-span-2">
        <TextArea label={t('provider.domains')} hint={t('provider.domainsHint')} rows={2} value={form.domains} error={problem('domains')} onChange={(event) => { change({ domains: event.target.value }); }} />
      </div>
      <div className="sm:col-span-2">
        <SelectField label={t('provider.newcomers')} hint={t('provider.newcomersHint')} value={form.newcomers} onChange={(event) => { change({ newcomers: event.target.value }); }}>
          <option value="">{t('provider.invitedOnly')}</option>
          {mayGive(roles.data?.items ?? []).filter((one) => one.role !== 'owner').map((one) => <option key={one.role} value={one.role}>{t('provider.as', { role: roleWords(one.role, one.name) })}</option>)}
        </SelectField>
        {problem('newcomers') && <p className="mt-1.5 text-xs text-danger">{problem('newcomers')}</p>}
      </div>
      <div className="sm:col-span-2">
        <TextArea label={t('provider.trusted')} hint={t('provider.trustedHint')} rows={2} value={form.trusted} error={problem('trusted')} onChange={(event) => { change({ trusted: event.target.value }); }} />
      </div>
      <label className="flex items-start gap-3 sm:col-span-2">
        <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" checked={form.signsOut} onChange={(event) => { change({ signsOut: event.target.checked }); }} />
        <span className="text-sm"><span className="font-medium">{t('provider.signsOut')}</span><span className="block text-ink-2">{t('provider.signsOutHint')}</span></span>
      </label>
      <label className="flex items-start gap-3 sm:col-span-2">
        <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" checked={form.required} onChange={(event) => { change({ required: event.target.checked }); }} />
        <span className="text-sm"><span className="font-medium">{t('provider.required')}</span><span className="block text-ink-2">{t('provider.requiredHint')}</span></span>
      </label>
      <Button type="submit" look="primary" busy={save.isPending} disabled={!ready} className="justify-self-end sm:col-span-2">{t('shell.save')}</Button>
    </form>
  );
}
