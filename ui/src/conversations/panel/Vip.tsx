import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useMay } from '@/access/session';
import { favourContact, type Contact } from '@/api/contacts';
import { Pill } from '@/design/Pill';
import { errorText } from '@/design/States';
import { Switch } from '@/design/Switch';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { contactQuery } from '../queries';

/** Whether their messages come before others': a switch for those who answer customers, a word for the rest. */
export function Vip({ contact }: { contact: Contact }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const change = useMutation({
    mutationFn: (vip: boolean) => favourContact(contact.id, vip),
    onSuccess: (now) => {
      queries.setQueryData(contactQuery(contact.id).queryKey, now);
      toast(now.vip ? t('panel.vipOn') : t('panel.vipOff'), 'ok');
      void queries.invalidateQueries({ queryKey: ['contact'] }); // also under the ids of the person's other contacts
      void queries.invalidateQueries({ queryKey: ['contacts'] });
      void queries.invalidateQueries({ queryKey: ['conversations'] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  if (!mayWrite) return contact.vip ? <span className="mt-2"><Pill tone="wait" icon={<Star className="size-3" />}>{t('panel.vip')}</Pill></span> : null;
  return (
    <span className="mt-3 flex items-center gap-2 text-sm" title={t('panel.vipHint')}>
      <Star className={contact.vip ? 'size-4 fill-current text-wait' : 'size-4 text-ink-3'} aria-hidden="true" />
      <span aria-hidden="true">{t('panel.vip')}</span>
      <Switch label={t('panel.vip')} on={contact.vip} disabled={change.isPending} onChange={(vip) => { change.mutate(vip); }} />
    </span>
  );
}
