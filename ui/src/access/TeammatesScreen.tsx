import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus, Users } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { addTeammate, listTeammates, type Role } from '@/api/access';
import { ApiError } from '@/api/client';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { useMay, useMe } from './session';

const roles: Role[] = ['viewer', 'agent', 'admin', 'owner'];

export function TeammatesScreen() {
  const me = useMe();
  const mayManage = useMay('teammates:manage');
  const teammates = useQuery({ queryKey: ['teammates'], queryFn: listTeammates });
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={t('teammates.title')}
      lead={t('teammates.lead')}
      actions={mayManage && <Button look="primary" icon={<UserPlus className="size-4" />} onClick={() => { setAdding(true); }}>{t('teammates.add')}</Button>}
    >
      <Card>
        {teammates.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-9 w-full" />)}</div>}
        {teammates.isError && <Failed error={teammates.error} retry={() => { void teammates.refetch(); }} />}
        {teammates.data?.items.length === 0 && <Empty icon={<Users className="size-5" />} title={t('teammates.none')} />}
        <ul>
          {teammates.data?.items.map((teammate) => (
            <li key={teammate.id} className="flex items-center gap-3 border-b border-line/60 px-4 py-3 last:border-0">
              <Avatar name={teammate.name} seed={teammate.id} />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{teammate.name} {teammate.id === me.teammate.id && <span className="font-normal text-ink-3">({t('teammates.you')})</span>}</p>
                <p className="truncate text-sm text-ink-3">{teammate.email}</p>
              </div>
              <Pill tone={teammate.role === 'owner' || teammate.role === 'admin' ? 'accent' : 'neutral'} title={t(`role.${teammate.role}.about`)}>{t(`role.${teammate.role}`)}</Pill>
            </li>
          ))}
        </ul>
      </Card>
      <Overlay open={adding} onOpenChange={setAdding} title={t('teammates.addTitle')} description={t('teammates.addLead')}>
        <AddForm mayOwn={me.teammate.role === 'owner'} done={() => { setAdding(false); }} />
      </Overlay>
    </Page>
  );
}

function AddForm({ mayOwn, done }: { mayOwn: boolean; done: () => void }) {
  const queries = useQueryClient();
  const [form, setForm] = useState({ name: '', email: '', password: '', role: 'agent' as Role });
  const add = useMutation({
    mutationFn: () => addTeammate({ ...form, name: form.name.trim(), email: form.email.trim() }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['teammates'] });
      toast(t('teammates.added', { name: form.name.trim() }), 'ok');
      done();
    },
  });
  const fields = add.error instanceof ApiError ? add.error.fieldErrors : [];
  const problem = (name: string) => fields.find((field) => field.field === name)?.message ?? null;
  const ready = Boolean(form.name.trim() && form.email.includes('@') && form.password.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) add.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {add.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(add.error)}</p>}
      <TextField autoFocus label={t('teammates.name')} value={form.name} error={problem('name')} onChange={(event) => { setForm({ ...form, name: event.target.value }); }} />
      <TextField label={t('teammates.email')} type="email" value={form.email} error={problem('email')} onChange={(event) => { setForm({ ...form, email: event.target.value }); }} />
      <SelectField label={t('teammates.role')} hint={t(`role.${form.role}.about`)} value={form.role} onChange={(event) => { setForm({ ...form, role: event.target.value as Role }); }}>
        {roles.filter((role) => mayOwn || role !== 'owner').map((role) => <option key={role} value={role}>{t(`role.${role}`)}</option>)}
      </SelectField>
      <TextField label={t('teammates.password')} hint={t('teammates.passwordHint')} type="password" autoComplete="new-password" value={form.password} error={problem('password')} onChange={(event) => { setForm({ ...form, password: event.target.value }); }} />
      <Button type="submit" look="primary" busy={add.isPending} disabled={!ready} className="self-end">{t('teammates.add')}</Button>
    </form>
  );
}
