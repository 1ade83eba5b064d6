import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { invite, type Invitation, type Role, type SeenChannels } from '@/api/access';
import { ApiError } from '@/api/client';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { ChannelChoice } from './ChannelChoice';
import { OneTimeLink } from './OneTimeLink';
import { RoleOptions } from './RoleOptions';
import { mayGive, roleAbout, rolesQuery } from './roles';

export function InviteDialog({ open, close }: { open: boolean; close: () => void }) {
  const [made, setMade] = useState<Invitation | null>(null);
  if (made?.link) {
    return <OneTimeLink shown={{ link: made.link, expiresAt: made.expiresAt, title: t('link.inviteTitle', { email: made.email }), mailed: made.mailed }} close={() => { setMade(null); close(); }} />;
  }
  return (
    <Overlay open={open} onOpenChange={(next) => { if (!next) close(); }} title={t('invite.title')} description={t('invite.lead')}>
      <InviteForm done={setMade} />
    </Overlay>
  );
}

function InviteForm({ done }: { done: (made: Invitation) => void }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const roles = useQuery(rolesQuery);
  const offered = mayGive(roles.data?.items ?? []);
  const [wanted, setRole] = useState<Role>('agent');
  const [chosen, choose] = useState<SeenChannels>({ all: true, ids: [] });
  // Who may not give that role begins with the first they may.
  const listing = offered.find((one) => one.role === wanted) ?? offered[0];
  const role = listing?.role ?? wanted;
  const make = useMutation({
    mutationFn: () => invite(email.trim(), role, role === 'owner' ? { all: true, ids: [] } : chosen),
    onSuccess: (made) => { void queries.invalidateQueries({ queryKey: ['invitations'] }); done(made); },
  });
  const fields = make.error instanceof ApiError ? make.error.fieldErrors : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.includes('@')) make.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {make.isError && fields.length === 0 && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(make.error)}</p>}
      <TextField autoFocus label={t('teammates.email')} type="email" value={email} error={fields[0]?.message} onChange={(event) => { setEmail(event.target.value); }} />
      <SelectField label={t('teammates.role')} hint={listing && roleAbout(listing)} value={role} onChange={(event) => { setRole(event.target.value as Role); }}>
        <RoleOptions now={role} nowName={listing?.name ?? null} />
      </SelectField>
      <ChannelChoice chosen={chosen} choose={choose} owner={role === 'owner'} />
      <Button type="submit" look="primary" busy={make.isPending} disabled={!email.includes('@')} className="self-end">{t('invite.make')}</Button>
    </form>
  );
}
