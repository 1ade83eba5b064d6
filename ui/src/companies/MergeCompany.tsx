import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mergeCompanies, type Company, type CompanyName } from '@/api/companies';
import { Button } from '@/design/Button';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { CompanyPicker } from './CompanyPicker';

/** Another company becomes this one; asked once more before it does. */
export function MergeCompany({ company, close }: { company: Company; close: () => void }) {
  const queries = useQueryClient();
  const [other, setOther] = useState<CompanyName | null>(null);
  const merge = useMutation({
    mutationFn: (id: string) => mergeCompanies(company.id, id),
    onSuccess: () => { toast(t('companies.merged'), 'ok'); close(); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['companies'] }),
  });
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('companies.mergeTitle', { name: company.name })} description={t('companies.mergeLead')}>
      <div className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={merge.error} /></div>
        {other ? <p className="text-sm">{t('companies.mergeAsk', { other: other.name, name: company.name })}</p> : <CompanyPicker but={[company.id]} choose={setOther} />}
        {other && (
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => { setOther(null); }}>{t('companies.another')}</Button>
            <Button look="danger" busy={merge.isPending} onClick={() => { merge.mutate(other.id); }}>{t('companies.merge')}</Button>
          </div>
        )}
      </div>
    </Overlay>
  );
}
