import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeRoleItself, createRole, type RoleListing } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { grantable, roleAbout, rolesQuery, roleWords, together } from './roles';
import { ScopeTable } from './ScopeTable';
import { useMe } from './session';

interface EditRoleProps {
  /** null: one that is made. */
  role: RoleListing | null;
  /** What a new one begins as. */
  like: RoleListing;
  all: readonly RoleListing[];
  close: () => void;
}

/** A role of the organisation's own is made, or changed. */
export function EditRole({ role, like, all, close }: EditRoleProps) {
  return (
    <Overlay
      kind="sheet"
      wide
      open
      onOpenChange={(next) => { if (!next) close(); }}
      title={role ? t('ownRoles.changeTitle', { name: role.name ?? '' }) : t('ownRoles.newTitle')}
      description={t(role ? 'ownRoles.changeLead' : 'ownRoles.newLead')}
    >
      <Form role={role} like={like} all={all} close={close} />
    </Overlay>
  );
}

function Form({ role, like, all, close }: EditRoleProps) {
  const queries = useQueryClient();
  const { permissions: mine } = useMe();
  const needs = useQuery(rolesQuery).data?.needs ?? {};
  const may = grantable(all, mine);
  // What cannot be given without something that whoever asks does not have themselves is not offered.
  const offered = may.filter((one) => (needs[one] ?? []).every((other) => may.includes(other)));
  const within = (listing: RoleListing) => listing.permissions.filter((one) => offered.includes(one));
  const [begin, setBegin] = useState(like.role);
  const [name, setName] = useState(role?.name ?? '');
  const [about, setAbout] = useState(role ? roleAbout(role) : '');
  const [permissions, setPermissions] = useState(() => together([], within(role ?? like), needs));
  const save = useMutation({
    mutationFn: (confirmed: boolean) => {
      const wanted = { name: name.trim(), description: about.trim(), permissions, confirmed };
      return role?.id ? changeRoleItself(role.id, wanted) : createRole(wanted);
    },
    onSuccess: (saved) => {
      toast(role ? t('ownRoles.saved') : t('ownRoles.made', { name: saved.name ?? '' }), 'ok');
      for (const key of ['roles', 'teammates', 'session']) void queries.invalidateQueries({ queryKey: [key] });
      close();
    },
  });
  const failed = save.error instanceof ApiError ? save.error : null;
  const locks = failed?.code === 'access/locks-you-out';
  const problem = (field: string) => failed?.fieldErrors.find((one) => one.field === field)?.message ?? null;
  const ready = name.trim() !== '' && permissions.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate(false);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      {save.isError && !locks && failed?.fieldErrors.length !== 1 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(save.error)}</p>}
      <TextField autoFocus label={t('ownRoles.name')} hint={t('ownRoles.nameHint')} maxLength={60} value={name} error={problem('name')} onChange={(event) => { setName(event.target.value); }} />
      <TextArea label={t('ownRoles.about')} rows={2} maxLength={300} value={about} error={problem('description')} onChange={(event) => { setAbout(event.target.value); }} />
      {!role && (
        <SelectField
          label={t('ownRoles.begin')}
          value={begin}
          onChange={(event) => {
            const chosen = all.find((one) => one.role === event.target.value);
            if (!chosen) return;
            setBegin(chosen.role);
            setPermissions(within(chosen));
          }}
        >
          {all.map((one) => <option key={one.role} value={one.role}>{roleWords(one.role, one.name)}</option>)}
        </SelectField>
      )}
      {problem('permissions') && <p role="alert" className="text-sm text-danger">{problem('permissions')}</p>}
      <ScopeTable legend={t('ownRoles.may')} permissions={offered} chosen={permissions} choose={(next) => { setPermissions(together(permissions, next, needs)); }} />
      <p className="-mt-3 text-xs text-ink-2">{t('ownRoles.together')}</p>
      <Button type="submit" look="primary" busy={save.isPending} disabled={!ready} className="self-end">{t('ownRoles.save')}</Button>
      <Confirm
        danger
        open={locks}
        title={t('ownRoles.lockTitle')}
        description={t('ownRoles.lockLead')}
        action={t('ownRoles.lock')}
        onConfirm={() => { save.mutate(true); }}
        onClose={() => { save.reset(); }}
      />
    </form>
  );
}
