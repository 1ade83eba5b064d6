import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Download, ShieldOff } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import type { Contact } from '@/api/contacts';
import { copyUrl, eraseContact } from '@/api/privacy';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** On the profile, for those who may: what the person can ask of the organisation. */
export function PersonalDataCard({ contact }: { contact: Contact }) {
  const [asking, setAsking] = useState(false);
  if (!useMay('contacts:erase')) return null;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('privacy.personal')}</h2>
      <p className="mb-3 text-sm text-ink-2">{t('privacy.copyLead')}</p>
      <a href={copyUrl(contact.id)} download className="mb-4 inline-flex min-h-8 items-center gap-2 rounded-lg border border-line bg-surface px-2.5 text-sm font-medium hover:bg-hover">
        <Download className="size-4" aria-hidden="true" />{t('privacy.copy')}
      </a>
      <p className="mb-3 text-sm text-ink-2">{t('privacy.eraseLead')}</p>
      <Button size="sm" icon={<ShieldOff className="size-4" />} onClick={() => { setAsking(true); }}>{t('privacy.erase')}</Button>
      {asking && <EraseDialog contact={contact} close={() => { setAsking(false); }} />}
    </Card>
  );
}

function EraseDialog({ contact, close }: { contact: Contact; close: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const same = name.trim().toLowerCase() === contact.name.trim().toLowerCase();
  const erase = useMutation({
    mutationFn: () => eraseContact(contact.id, name.trim()),
    onSuccess: async () => {
      toast(t('privacy.begun'), 'ok');
      await navigate({ to: '/settings/privacy' });
      for (const key of ['contact', 'contacts', 'conversations', 'erasures']) void queries.invalidateQueries({ queryKey: [key], refetchType: 'active' });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (same) erase.mutate();
  };
  return (
    <Overlay
      open
      onOpenChange={(next) => { if (!next) close(); }}
      title={t('privacy.eraseTitle', { name: contact.name })}
      description={t('privacy.eraseWhat')}
      footer={
        <>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="danger" type="submit" form="erase-person" disabled={!same} busy={erase.isPending}>{t('privacy.eraseNow')}</Button>
        </>
      }
    >
      <form id="erase-person" onSubmit={submit} className="space-y-3">
        <ul className="list-disc space-y-1 pl-5 text-sm text-ink-2">
          <li>{t('privacy.what.all')}</li>
          <li>{t('privacy.what.waiting')}</li>
          <li>{t('privacy.what.new')}</li>
          <li>{t('privacy.what.backups')}</li>
        </ul>
        <TextField autoFocus autoComplete="off" label={t('privacy.typeName')} hint={contact.name} value={name} onChange={(event) => { setName(event.target.value); }} />
        {erase.isError && <p role="alert" className="text-sm text-danger">{errorText(erase.error)}</p>}
      </form>
    </Overlay>
  );
}
