import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeCompany, createCompany, type Company, type CompanyDraft } from '@/api/companies';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';

interface EditProps {
  /** null: a new one */
  company: Company | null;
  saved: (company: Company) => void;
  close: () => void;
}

export function EditCompany({ company, saved, close }: EditProps) {
  const queries = useQueryClient();
  const [name, setName] = useState(company?.name ?? '');
  const [domain, setDomain] = useState(company?.domain ?? '');
  const [note, setNote] = useState(company?.note ?? '');
  const save = useMutation({
    mutationFn: () => {
      const draft: CompanyDraft = { name: name.trim() };
      if (domain.trim()) draft.domain = domain.trim();
      if (note.trim()) draft.note = note.trim();
      return company ? changeCompany(company.id, draft) : createCompany(draft);
    },
    onSuccess: (now) => { close(); saved(now); },
    onSettled: () => queries.invalidateQueries({ queryKey: ['companies'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t(company ? 'companies.edit' : 'companies.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('companies.name')} maxLength={200} error={fieldProblem(save.error, 'name')} value={name} onChange={(event) => { setName(event.target.value); }} />
        <TextField label={t('companies.domain')} hint={t('companies.domainHint')} maxLength={300} inputMode="url" autoComplete="off" error={fieldProblem(save.error, 'domain')} value={domain} onChange={(event) => { setDomain(event.target.value); }} />
        <TextArea label={t('companies.note')} rows={4} maxLength={4000} error={fieldProblem(save.error, 'note')} value={note} onChange={(event) => { setNote(event.target.value); }} />
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={name.trim() === ''}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
