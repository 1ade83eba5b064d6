import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { setCompany } from '@/api/companies';
import type { Contact } from '@/api/contacts';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { CompanyPicker } from './CompanyPicker';
import { belongingQuery } from './queries';

/** On the profile: for whom somebody works. What a mail domain tells is only suggested. */
export function ContactCompany({ contact }: { contact: Contact }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const belonging = useQuery(belongingQuery(contact.id));
  const [choosing, setChoosing] = useState(false);
  const put = useMutation({
    mutationFn: (company: string | null) => setCompany(contact.id, company),
    onSuccess: (now) => { queries.setQueryData(belongingQuery(contact.id).queryKey, now); setChoosing(false); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['companies'] }),
  });
  const company = belonging.data?.company;
  const suggestions = belonging.data?.suggestions ?? [];
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('companies.company')}</h2>
      {belonging.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-6 w-full" /></div>}
      {belonging.isError && <p role="alert" className="text-sm text-danger">{errorText(belonging.error)}</p>}
      {company && <Link to="/companies/$companyId" params={{ companyId: company.id }} className="inline-flex min-h-8 items-center gap-2 text-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"><Building2 className="size-4 shrink-0 text-ink-3" aria-hidden="true" />{company.name}</Link>}
      {belonging.data && !company && <p className="text-sm text-ink-2">{t('companies.noneSet')}</p>}
      {mayWrite && suggestions.map((one) => (
        <p key={one.id} className="mt-2 flex flex-wrap items-center gap-2 rounded-lg bg-sunken px-2.5 py-2 text-sm">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{t('companies.suggested', { name: one.name, domain: one.domain ?? '' })}</span>
          <Button size="sm" busy={put.isPending} onClick={() => { put.mutate(one.id); }}>{t('companies.belongs')}</Button>
        </p>
      ))}
      {mayWrite && belonging.data && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => { setChoosing(true); }}>{t(company ? 'companies.change' : 'companies.choose')}</Button>
          {company && <Button size="sm" look="quiet" busy={put.isPending} onClick={() => { put.mutate(null); }}>{t('companies.takeOut')}</Button>}
        </div>
      )}
      {choosing && (
        <Overlay open onOpenChange={(open) => { if (!open) setChoosing(false); }} title={t('companies.choose')}>
          <CompanyPicker makes but={company ? [company.id] : []} choose={(one) => { put.mutate(one.id); }} />
        </Overlay>
      )}
    </Card>
  );
}
