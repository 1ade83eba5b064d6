import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { LinkIcon } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { enterByLink, lookAtLink, type Doorway } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Mark } from '@/design/Mark';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';
import { roleWords } from './roles';
import { sessionQuery } from './session';

/** Where a link leads: somebody joins, or chooses a new password. The secret stands behind the #, which no server sees. */
export function WelcomeScreen() {
  useTitle(t('welcome.title'));
  const [token] = useState(() => location.hash.slice(1));
  const door = useQuery({ queryKey: ['welcome', token], queryFn: () => lookAtLink(token), enabled: token !== '', staleTime: Infinity, retry: false });
  const dead = token === '' || (door.error instanceof ApiError && door.error.status === 404);
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto px-4 py-8">
      <div className="my-auto w-full max-w-[23rem]">
        <Mark className="mx-auto mb-4 size-12" />
        {dead && (
          <Empty icon={<LinkIcon className="size-5" />} title={t('welcome.dead')} action={<Link to="/sign-in" search={{}} className="font-medium text-accent-text underline underline-offset-4">{t('signIn.action')}</Link>}>
            {t('welcome.deadLead')}
          </Empty>
        )}
        {!dead && door.isPending && <div role="status" className="space-y-4"><span className="sr-only">{t('shell.loading')}</span><Bone className="mx-auto h-8 w-2/3" /><Bone className="h-64 w-full rounded-2xl" /></div>}
        {!dead && door.isError && <Failed error={door.error} retry={() => { void door.refetch(); }} />}
        {door.data && <EnterForm token={token} door={door.data} />}
      </div>
    </main>
  );
}

function EnterForm({ token, door }: { token: string; door: Doorway }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const joining = door.purpose === 'invitation';
  const enter = useMutation({
    mutationFn: () => enterByLink(token, name.trim(), password),
    onSuccess: async (me) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, me ?? null);
      await navigate({ to: me ? '/inbox' : '/sign-in', search: {}, replace: true });
    },
  });
  const fields = enter.error instanceof ApiError ? enter.error.fieldErrors : [];
  const problem = (field: string) => fields.find((one) => one.field === field)?.message ?? null;
  const ready = password.length >= 10 && (!joining || name.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !enter.isPending) enter.mutate();
  };
  return (
    <>
      <div className="mb-6 text-center">
        <h1 className="text-2xl font-semibold tracking-tight">{joining ? t('welcome.join', { organisation: door.organisation }) : t('welcome.password')}</h1>
        <p className="mt-1 text-sm text-ink-2">{joining ? t('welcome.joinLead', { role: roleWords(door.role, door.roleName) }) : t('welcome.passwordLead', { organisation: door.organisation })}</p>
      </div>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-6 shadow-pop">
        {enter.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(enter.error)}</p>}
        <TextField label={t('signIn.email')} type="email" autoComplete="username" readOnly value={door.email} className="bg-sunken" />
        {joining && <TextField autoFocus label={t('welcome.name')} autoComplete="name" value={name} error={problem('name')} onChange={(event) => { setName(event.target.value); }} />}
        <TextField autoFocus={!joining} label={t('welcome.newPassword')} type="password" autoComplete="new-password" hint={t('welcome.passwordHint')} value={password} error={problem('password')} onChange={(event) => { setPassword(event.target.value); }} />
        <Button type="submit" look="primary" busy={enter.isPending} disabled={!ready} className="h-10">{joining ? t('welcome.enter') : t('welcome.savePassword')}</Button>
      </form>
    </>
  );
}
