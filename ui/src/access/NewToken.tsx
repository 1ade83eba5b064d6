import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { createToken, type CreatedToken } from '@/api/tokens';
import { Button } from '@/design/Button';
import { CopyButton } from '@/design/CopyButton';
import { SelectField, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { ScopeTable } from './ScopeTable';
import { useMe } from './session';

const DAY_MS = 86_400_000;
const lives = [30, 90, 365, 0] as const;

/** As programs write it, whatever language people speak. */
const headerOf = (token: string) => `Authorization: Bearer ${token.slice(0, 10)}…`;

export function NewToken({ open, close }: { open: boolean; close: () => void }) {
  const [made, setMade] = useState<CreatedToken | null>(null);
  const shut = () => { setMade(null); close(); };
  return (
    <Overlay
      kind="sheet"
      wide
      open={open}
      onOpenChange={(next) => { if (!next) shut(); }}
      title={made ? t('tokens.readyTitle', { name: made.name }) : t('tokens.newTitle')}
      description={made ? t('tokens.readyLead') : t('tokens.newLead')}
    >
      {made ? <Shown made={made} done={shut} /> : <Form made={setMade} />}
    </Overlay>
  );
}

function Form({ made }: { made: (token: CreatedToken) => void }) {
  const queries = useQueryClient();
  const { permissions } = useMe();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState(90);
  const create = useMutation({
    mutationFn: () => createToken({ name: name.trim(), scopes, expiresAt: days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : null }),
    onSuccess: (token) => {
      void queries.invalidateQueries({ queryKey: ['tokens'] });
      made(token);
    },
  });
  const fields = create.error instanceof ApiError ? create.error.fieldErrors : [];
  const ready = name.trim() !== '' && scopes.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) create.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      {create.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(create.error)}</p>}
      <TextField
        autoFocus
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        maxLength={200}
        value={name}
        error={fields.find((problem) => problem.field === 'name')?.message ?? null}
        onChange={(event) => { setName(event.target.value); }}
      />
      <SelectField label={t('tokens.ends')} value={days} onChange={(event) => { setDays(Number(event.target.value)); }}>
        {lives.map((life) => <option key={life} value={life}>{t(`tokens.life.${life}`)}</option>)}
      </SelectField>
      <ScopeTable legend={t('tokens.may')} permissions={permissions} chosen={scopes} choose={setScopes} />
      <Button type="submit" look="primary" busy={create.isPending} disabled={!ready} className="self-end">{t('tokens.make')}</Button>
    </form>
  );
}

function Shown({ made, done }: { made: CreatedToken; done: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
        <code data-testid="new-token" tabIndex={0} aria-label={t('tokens.theToken')} className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap py-2 font-mono text-sm">{made.token}</code>
        <CopyButton text={made.token} label={t('tokens.copy')} />
      </div>
      <p className="flex items-start gap-2 text-sm text-wait">
        <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        {t('tokens.once')}
      </p>
      <div>
        <p className="mb-1 text-xs text-ink-3">{t('tokens.send')}</p>
        <code className="block overflow-x-auto whitespace-nowrap rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs" tabIndex={0}>{headerOf(made.token)}</code>
      </div>
      <Button look="primary" className="self-end" onClick={done}>{t('tokens.done')}</Button>
    </div>
  );
}
