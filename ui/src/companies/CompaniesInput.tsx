import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { Check } from '@/api/customers';
import { t } from '@/texts';
import { CompanyPicker } from './CompanyPicker';
import { companyQuery } from './queries';

/** Companies that a condition asks for. */
export function CompaniesInput({ check, change }: { check: Check; change: (value: string[] | undefined) => void }) {
  const chosen = Array.isArray(check.value) ? check.value : [];
  const named = useQueries({ queries: chosen.map((id) => companyQuery(id)) });
  return (
    <div role="group" aria-label={t('customers.value')} className="grid gap-2">
      <ul className="flex flex-wrap gap-1.5 empty:hidden">
        {chosen.map((id, at) => {
          const name = named[at]?.data?.name ?? (named[at]?.isError ? t('companies.gone') : t('shell.loading'));
          return (
            <li key={id}>
              <button type="button" aria-label={t('companies.leaveOut', { name })} onClick={() => { change(chosen.filter((one) => one !== id)); }} className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm hover:bg-hover">{name}<X className="size-3.5 text-ink-3" aria-hidden="true" /></button>
            </li>
          );
        })}
      </ul>
      <CompanyPicker but={chosen} choose={(company) => { change([...chosen, company.id]); }} />
    </div>
  );
}
