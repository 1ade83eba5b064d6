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
import { ScopeTable } from './ScopeTable';
import { useMe } from './session';

const DAY_MS = 86_400_000;
const lives = [
  { days: 30, label: 'In 30 days' },
  { days: 90, label: 'In 90 days' },
  { days: 365, label: 'In a year' },
  { days: 0, label: 'Never, only when revoked' },
];

export function NewToken({ open, close }: { open: boolean; close: () => void }) {
  const [made, setMade] = useState<CreatedToken | null>(null);
  const shut = () => { setMade(null); close(); };
  return (
    <Overlay
      kind="sheet"
      wide
      open={open}
      onOpenChange={(next) => { if (!next) shut(); }}
      title={made ? `${made.name} is ready` : 'Make an API token'}
      description={made ? 'Copy it to where your program keeps its secrets.' : 'For a program that works with Insaka. It acts in your name.'}
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
        label="Name"
        hint="What uses it, for example “Nightly report”. You will know by it what to revoke."
        maxLength={200}
        value={name}
        error={fields.find((problem) => problem.field === 'name')?.message ?? null}
        onChange={(event) => { setName(event.target.value); }}
      />
      <SelectField label="Ends" value={days} onChange={(event) => { setDays(Number(event.target.value)); }}>
        {lives.map((life) => <option key={life.days} value={life.days}>{life.label}</option>)}
      </SelectField>
      <ScopeTable permissions={permissions} chosen={scopes} choose={setScopes} />
      <Button type="submit" look="primary" busy={create.isPending} disabled={!ready} className="self-end">Make token</Button>
    </form>
  );
}

function Shown({ made, done }: { made: CreatedToken; done: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-1 rounded-lg border border-line bg-sunken pl-3">
        <code data-testid="new-token" tabIndex={0} aria-label="The token" className="min-w-0 flex-1 overflow-x-auto whitespace-nowrap py-2 font-mono text-sm">{made.token}</code>
        <CopyButton text={made.token} label="Copy token" />
      </div>
      <p className="flex items-start gap-2 text-sm text-wait">
        <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        It is shown only now. Insaka keeps no copy that could be read; if it is lost, make a new one.
      </p>
      <div>
        <p className="mb-1 text-xs text-ink-3">Send it with every request:</p>
        <code className="block overflow-x-auto whitespace-nowrap rounded-lg border border-line bg-sunken px-3 py-2 font-mono text-xs" tabIndex={0}>Authorization: Bearer {made.token.slice(0, 10)}…</code>
      </div>
      <Button look="primary" className="self-end" onClick={done}>Done</Button>
    </div>
  );
}
