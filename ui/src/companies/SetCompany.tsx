import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addPeople, MOST_AT_ONCE, type CompanyName } from '@/api/companies';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { CompanyPicker } from './CompanyPicker';

/** Several customers get a company at once. */
export function SetCompany({ contacts, done, close }: { contacts: readonly string[]; done: () => void; close: () => void }) {
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: async (company: CompanyName) => {
      let changed = 0;
      for (let first = 0; first < contacts.length; first += MOST_AT_ONCE) {
        changed += (await addPeople(company.id, contacts.slice(first, first + MOST_AT_ONCE))).changed;
      }
      return { company, changed };
    },
    onSuccess: ({ company, changed }) => { toast(t('companies.added', { n: changed, name: company.name }), 'ok'); done(); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['companies'] }),
  });
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('companies.setFor', { n: contacts.length })} description={t('companies.setLead')}>
      <div className="grid gap-4" aria-busy={add.isPending}>
        <div className="empty:hidden"><FormProblem error={add.error} /></div>
        <CompanyPicker makes choose={(company) => { add.mutate(company); }} />
      </div>
    </Overlay>
  );
}
