import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeChannel, testChannel, type Channel, type ChannelKind, type ChannelSettings } from '@/api/channels';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { settingsQuery } from './queries';
import { changedValues, savedValues } from './settings';
import { SettingsFields } from './SettingsFields';
import { TestResult } from './TestResult';

/** Name and settings; saving tries the connection at once, so that nobody has to guess whether it helped. */
export function EditSettings({ channel, kind }: { channel: Channel; kind: ChannelKind }) {
  const saved = useQuery(settingsQuery(channel.id));
  if (saved.isPending) return <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-9 w-full" /><Bone className="h-9 w-full" /><Bone className="h-9 w-full" /></div>;
  if (saved.isError) return <Failed error={saved.error} retry={() => { void saved.refetch(); }} />;
  return <Form channel={channel} kind={kind} saved={saved.data} />;
}

function Form({ channel, kind, saved }: { channel: Channel; kind: ChannelKind; saved: ChannelSettings }) {
  const queries = useQueryClient();
  const [name, setName] = useState(channel.name);
  const [values, setValues] = useState(() => savedValues(kind, saved));
  const [round, setRound] = useState(0);
  const settings = changedValues(kind, saved, values);
  const test = useMutation({ mutationFn: () => testChannel(channel.id), onSettled: () => { void queries.invalidateQueries({ queryKey: ['channels'] }); } });
  const save = useMutation({
    mutationFn: () => changeChannel(channel.id, { name: name.trim(), settings }),
    onSuccess: async () => {
      const again = Object.keys(settings).length > 0;
      await queries.invalidateQueries({ queryKey: ['channels'] });
      // New secrets are saved now: their fields go back to being masked.
      setValues((now) => ({ ...now, ...Object.fromEntries(kind.fields.filter((field) => field.type === 'secret').map((field) => [field.name, ''])) }));
      setRound((now) => now + 1);
      if (again) test.mutate();
    },
  });
  const expired = channel.health.state === 'expired';
  const changed = name.trim() !== channel.name || Object.keys(settings).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && name.trim()) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem error={save.error} />
      <TextField label={t('channels.name')} value={name} error={fieldProblem(save.error, 'name')} onChange={(event) => { setName(event.target.value); }} />
      <SettingsFields key={round} kind={kind} values={values} secrets={saved.secrets} error={save.error} change={setValues} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button busy={test.isPending} onClick={() => { test.mutate(); }}>{t('channels.testConnection')}</Button>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!changed || !name.trim()}>{expired ? t('channels.reconnect') : t('shell.save')}</Button>
      </div>
      <TestResult test={test} />
    </form>
  );
}
