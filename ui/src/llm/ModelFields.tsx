import { useId, useState } from 'react';
import type { ModelKind } from '@/api/models';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { fieldProblem } from '@/design/FormProblem';
import { SavedSecret } from '@/design/SavedSecret';
import { isText, t } from '@/texts';
import { wrongPrice, type ModelForm } from './modelForm';

interface ModelFieldsProps {
  kind: ModelKind;
  form: ModelForm;
  hadKey: boolean;
  error: unknown;
  change: (part: Partial<ModelForm>) => void;
}

/** Programs that run models on a machine of one's own, and where they listen if nobody changed it. */
const localServers = [
  { name: 'LM Studio', address: 'http://localhost:1234/v1' },
  { name: 'Ollama', address: 'http://localhost:11434/v1' },
  { name: 'GPT4All', address: 'http://localhost:4891/v1' },
];

/** What a kind needs; what few people need is folded away until it is wrong. */
export function ModelFields({ kind, form, hadKey, error, change }: ModelFieldsProps) {
  const models = useId();
  const wrong = (name: string) => fieldProblem(error, name);
  const text = (name: Exclude<keyof ModelForm, 'apiKey'>, label: string, hint?: string) => ({
    label,
    hint,
    value: form[name],
    error: wrong(name),
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => { change({ [name]: event.target.value }); },
  });
  const price = (name: 'inputPrice' | 'outputPrice', label: string) => ({ ...text(name, label), inputMode: 'decimal' as const, error: wrongPrice(form[name]) ? t('models.noAmount') : wrong(name) });
  const usual = kind.baseUrl;
  const [unfolded, setUnfolded] = useState(false);
  const wrongInside = [form.inputPrice, form.outputPrice].some(wrongPrice) || ['inputPrice', 'outputPrice', ...(usual === null ? [] : ['baseUrl'])].some((name) => wrong(name) !== null);
  return (
    <>
      <TextField {...text('name', t('models.name'), t('models.nameHint'))} />
      {usual === null && <LocalAddress form={form} error={wrong('baseUrl')} change={change} />}
      <Key kind={kind} form={form} hadKey={hadKey} error={wrong('apiKey')} change={change} />
      <div>
        <TextField {...text('model', t('models.model'), t('models.modelHint'))} list={models} placeholder={kind.models[0]} className="font-mono" />
        <datalist id={models}>{kind.models.map((name) => <option key={name} value={name} />)}</datalist>
      </div>
      {kind.embeddings && <TextField {...text('embeddingModel', t('models.embedding'), t('models.embeddingHint'))} className="font-mono" />}
      {kind.transcriptions && <TextField {...text('transcriptionModel', t('models.transcription'), t('models.transcriptionHint'))} className="font-mono" />}
      <details className="text-sm" open={unfolded || wrongInside} onToggle={(event) => { setUnfolded(event.currentTarget.open); }}>
        <summary className="w-fit cursor-pointer rounded text-ink-2">{usual === null ? t('models.prices') : t('models.pricesAndAddress')}</summary>
        <div className="grid gap-4 pt-3 sm:grid-cols-2">
          <p className="text-sm text-ink-2 sm:col-span-2">{usual === null ? t('models.pricesLocal') : t('models.pricesLead')}</p>
          <TextField {...price('inputPrice', t('models.inputPrice'))} />
          <TextField {...price('outputPrice', t('models.outputPrice'))} />
          {usual !== null && <div className="sm:col-span-2"><TextField {...text('baseUrl', t('models.address'), t('models.addressHint'))} inputMode="url" placeholder={usual} /></div>}
        </div>
      </details>
    </>
  );
}

function LocalAddress({ form, error, change }: { form: ModelForm; error: string | null; change: ModelFieldsProps['change'] }) {
  return (
    <div className="flex flex-col gap-2">
      <TextField label={t('models.address')} hint={t('models.addressLocalHint')} inputMode="url" spellCheck={false} placeholder={localServers[0]?.address} value={form.baseUrl} error={error} onChange={(event) => { change({ baseUrl: event.target.value }); }} />
      <div className="flex flex-wrap gap-1.5">
        {localServers.map((server) => (
          <Button key={server.name} size="sm" aria-label={t('models.useAddressOf', { name: server.name })} onClick={() => { change({ baseUrl: server.address }); }}>{server.name}</Button>
        ))}
      </div>
    </div>
  );
}

/** Write-only: what is saved is never shown, only replaced. */
function Key({ kind, form, hadKey, error, change }: Omit<ModelFieldsProps, 'error'> & { error: string | null }) {
  const [replacing, setReplacing] = useState(false);
  const label = kind.keyNeeded ? t('models.key') : t('models.keyOptional');
  if (hadKey && form.apiKey === null && !error) return <SavedSecret label={label} replace={() => { setReplacing(true); change({ apiKey: '' }); }} />;
  const where = `models.kind.${kind.kind}.key`;
  return (
    <TextField
      label={label}
      type="password"
      autoComplete="new-password"
      autoFocus={replacing}
      className="font-mono"
      hint={isText(where) ? t(where) : undefined}
      error={error}
      value={form.apiKey ?? ''}
      onChange={(event) => { change({ apiKey: event.target.value }); }}
    />
  );
}
