import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { createCompany, type CompanyName } from '@/api/companies';
import { TextField } from '@/design/Field';
import { errorText } from '@/design/States';
import { useDebounced } from '@/design/useDebounced';
import { t } from '@/texts';
import { companiesQuery } from './queries';

const SHOWN = 6;

interface PickerProps {
  choose: (company: CompanyName) => void;
  /** Whether one that is not there yet can be made on the way. */
  makes?: boolean;
  /** Not to be chosen. */
  but?: readonly string[];
}

/** Looks for a company by a part of its name or domain. */
export function CompanyPicker({ choose, makes = false, but = [] }: PickerProps) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim(), 250);
  const companies = useInfiniteQuery(companiesQuery(sought));
  const all = companies.data?.pages[0]?.items ?? [];
  const found = all.filter((one) => !but.includes(one.id)).slice(0, SHOWN);
  const there = all.some((one) => one.name.toLowerCase() === sought.toLowerCase());
  const make = useMutation({
    mutationFn: () => createCompany({ name: sought }),
    onSuccess: choose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['companies'] }),
  });
  const row = 'flex min-h-11 w-full items-center gap-2 truncate px-3 text-left text-sm hover:bg-hover';
  return (
    <div className="grid gap-2">
      <TextField type="search" label={t('companies.find')} autoComplete="off" maxLength={200} value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      {(companies.error ?? make.error) && <p role="alert" className="text-sm text-danger">{errorText(companies.error ?? make.error)}</p>}
      {companies.isSuccess && found.length === 0 && (all.length > 0 || !(makes && sought)) && <p className="text-sm text-ink-2">{all[0] ? t('companies.chosenAlready', { n: all.length, name: all[0].name }) : t(sought ? 'companies.noneFound' : 'companies.none')}</p>}
      <ul aria-label={t('companies.title')} className="rounded-lg border border-line empty:hidden">
        {found.map((one) => (
          <li key={one.id} className="border-b border-line/60 last:border-0">
            <button type="button" className={row} onClick={() => { choose(one); }}><span className="truncate">{one.name}</span>{one.domain && <span className="truncate text-ink-3">{one.domain}</span>}</button>
          </li>
        ))}
        {makes && mayWrite && sought !== '' && companies.isSuccess && !there && (
          <li>
            <button type="button" disabled={make.isPending} className={row} onClick={() => { make.mutate(); }}><Plus className="size-4 shrink-0" aria-hidden="true" /><span className="truncate">{t('companies.makeNamed', { name: sought })}</span></button>
          </li>
        )}
      </ul>
    </div>
  );
}
