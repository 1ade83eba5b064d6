import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, ChevronRight } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { addChannel, testChannel, type Channel, type ChannelKind } from '@/api/channels';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { KindIcon } from './KindIcon';
import { useKinds } from './queries';
import { enteredValues, freshValues, missing, type Values } from './settings';
import { SettingsFields } from './SettingsFields';
import { Steps } from './Steps';
import { TestResult } from './TestResult';
import { WebhookGuide } from './WebhookGuide';

interface Added {
  channel: Channel;
  kind: ChannelKind;
  values: Values;
}

export function AddChannel({ open, close }: { open: boolean; close: () => void }) {
  const [kind, setKind] = useState<ChannelKind | null>(null);
  const [added, setAdded] = useState<Added | null>(null);
  const shut = () => { setKind(null); setAdded(null); close(); };
  const title = added ? t('channels.savedTitle', { name: added.channel.name }) : kind ? t('channels.connectTitle', { kind: kind.label }) : t('channels.addTitle');
  const lead = added
    ? added.kind.webhook ? t('channels.savedLead', { kind: added.kind.label }) : t('channels.readyLead')
    : kind ? t('channels.connectLead') : t('channels.addLead');
  return (
    <Overlay kind="sheet" wide open={open} onOpenChange={(next) => { if (!next) shut(); }} title={title} description={lead}>
      {added
        ? <Finish added={added} done={shut} />
        : kind
          ? <Connect kind={kind} back={() => { setKind(null); }} added={setAdded} />
          : <ChooseKind choose={setKind} />}
    </Overlay>
  );
}

function ChooseKind({ choose }: { choose: (kind: ChannelKind) => void }) {
  const kinds = useKinds();
  if (kinds.isPending) return <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-18 w-full rounded-xl" /><Bone className="h-18 w-full rounded-xl" /></div>;
  if (kinds.isError) return <Failed error={kinds.error} retry={() => { void kinds.refetch(); }} />;
  return (
    <ul className="grid gap-3">
      {kinds.items.map((kind) => (
        <li key={kind.kind}>
          <button
            type="button"
            onClick={() => { choose(kind); }}
            className="flex w-full items-center gap-3 rounded-xl border border-line bg-surface p-4 text-left shadow-card transition-colors hover:border-line-strong hover:bg-hover"
          >
            <KindIcon kind={kind.kind} className="size-10" />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold">{kind.label}</span>
              <span className="block text-sm text-ink-2">{kind.about}</span>
            </span>
            <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Connect({ kind, back, added }: { kind: ChannelKind; back: () => void; added: (added: Added) => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [values, setValues] = useState(() => freshValues(kind));
  const add = useMutation({
    mutationFn: () => addChannel(kind.kind, name.trim(), enteredValues(values)),
    onSuccess: (channel) => {
      void queries.invalidateQueries({ queryKey: ['channels'] });
      added({ channel, kind, values });
    },
  });
  const ready = name.trim() !== '' && missing(kind, values).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-5" noValidate>
      {kind.before.length > 0 && (
        <section aria-label={t('channels.at', { kind: kind.label })} className="rounded-xl bg-sunken/60 p-4">
          <h3 className="mb-3 text-sm font-semibold">{t('channels.first', { kind: kind.label })}</h3>
          <Steps steps={kind.before} />
        </section>
      )}
      <FormProblem error={add.error} />
      <TextField
        autoFocus
        label={t('channels.name')}
        hint={t('channels.nameHint')}
        value={name}
        error={fieldProblem(add.error, 'name')}
        onChange={(event) => { setName(event.target.value); }}
      />
      <SettingsFields kind={kind} values={values} error={add.error} change={setValues} />
      <div className="flex justify-between gap-2">
        <Button look="quiet" icon={<ArrowLeft className="size-4" />} onClick={back}>{t('channels.back')}</Button>
        <Button type="submit" look="primary" busy={add.isPending} disabled={!ready}>{t('channels.saveAndTest')}</Button>
      </div>
    </form>
  );
}

function Finish({ added, done }: { added: Added; done: () => void }) {
  const test = useQuery({ queryKey: ['channel-test', added.channel.id], queryFn: () => testChannel(added.channel.id), retry: false, staleTime: Infinity, gcTime: 0 });
  return (
    <div className="flex flex-col gap-5">
      <section aria-label={t('channels.connection')}>
        <h3 className="text-sm font-semibold">{t('channels.connection')}</h3>
        <TestResult test={test} />
        {test.data?.ok === false && <p className="mt-2 text-sm text-ink-2">{t('channels.savedAnyway')}</p>}
      </section>
      <WebhookGuide channel={added.channel} kind={added.kind} values={added.values} />
      <Button look="primary" className="self-end" onClick={done}>{t('channels.done')}</Button>
    </div>
  );
}
