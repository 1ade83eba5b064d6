import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { saveOrganisation, type Branding, type Organisation } from '@/api/organisation';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

const zones = Intl.supportedValuesOf('timeZone');
const USUAL_COLOUR = '#0d6b5f';

export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const queries = useQueryClient();
  const [form, setForm] = useState<Branding>(() => ({
    name: organisation.name,
    publicName: organisation.publicName,
    colour: organisation.colour,
    greeting: organisation.greeting,
    languages: organisation.languages,
    timeZone: organisation.setUp ? organisation.timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const [languages, setLanguages] = useState(organisation.languages.join(', '));
  const change = (part: Partial<Branding>) => { setForm({ ...form, ...part }); };
  const save = useMutation({
    mutationFn: () => saveOrganisation({ ...form, greeting: form.greeting?.trim() ? form.greeting : null, languages: codes(languages) }),
    onSuccess: (saved) => {
      queries.setQueryData(['organisation'], saved);
      void queries.invalidateQueries({ queryKey: ['session'] });
      toast(t('organisation.saved'), 'ok');
    },
  });
  const fields = save.error instanceof ApiError ? save.error.fieldErrors : [];
  const problem = (name: string) => fields.find((field) => field.field.startsWith(name))?.message ?? null;
  const ready = form.name.trim() !== '' && form.publicName.trim() !== '' && codes(languages).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const zoneChoices = zones.includes(form.timeZone) ? zones : [form.timeZone, ...zones];
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-2">
      {save.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger sm:col-span-2">{errorText(save.error)}</p>}
      <TextField label={t('organisation.name')} hint={t('organisation.nameHint')} value={form.name} error={problem('name')} onChange={(event) => { change({ name: event.target.value }); }} />
      <TextField label={t('organisation.publicName')} hint={t('organisation.publicNameHint')} value={form.publicName} error={problem('publicName')} onChange={(event) => { change({ publicName: event.target.value }); }} />
      <TextField label={t('organisation.languages')} hint={t('organisation.languagesHint')} value={languages} error={problem('languages')} onChange={(event) => { setLanguages(event.target.value); }} />
      <SelectField label={t('organisation.timeZone')} value={form.timeZone} onChange={(event) => { change({ timeZone: event.target.value }); }}>
        {zoneChoices.map((zone) => <option key={zone} value={zone}>{zone.replaceAll('_', ' ')}</option>)}
      </SelectField>
      <div className="sm:col-span-2">
        <TextArea label={t('organisation.greeting')} hint={t('organisation.greetingHint')} rows={3} maxLength={500} value={form.greeting ?? ''} error={problem('greeting')} onChange={(event) => { change({ greeting: event.target.value }); }} />
      </div>
      <TextField type="color" label={t('organisation.colour')} hint={t('organisation.colourHint')} className="max-w-24 p-1" value={form.colour ?? USUAL_COLOUR} error={problem('colour')} onChange={(event) => { change({ colour: event.target.value }); }} />
      <Button type="submit" look="primary" busy={save.isPending} disabled={!ready} className="self-end justify-self-end">{t('shell.save')}</Button>
    </form>
  );
}

const codes = (text: string): string[] => [...new Set(text.toLowerCase().split(/[\s,;]+/).filter(Boolean))];
