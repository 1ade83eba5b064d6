import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { findContact } from '@/api/contacts';
import { Button } from '@/design/Button';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { wholeAddress } from './addresses';

/** For who sees addresses masked: whose a whole one is, asked once and noted. */
export function FindWhole({ text }: { text: string }) {
  const find = useMutation({ mutationFn: findContact });
  if (!wholeAddress(text)) return null;
  const asked = find.variables === text;
  const person = asked ? find.data?.person : undefined;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3 rounded-xl border border-line bg-raised px-4 py-3 text-sm" data-testid="find-whole">
      <p className="min-w-0 flex-1 basis-64 text-ink-2" role="status">
        {person === undefined && t('contacts.findNoted')}
        {person === null && t('contacts.findNobody')}
        {person && <Link to="/contacts/$contactId" params={{ contactId: person.id }} className="font-medium text-accent-text underline">{person.name}</Link>}
      </p>
      {person === undefined && <Button size="sm" icon={<Eye className="size-4" />} busy={find.isPending} onClick={() => { find.mutate(text); }}>{t('contacts.find')}</Button>}
      {asked && find.isError && <p role="alert" className="basis-full text-danger">{errorText(find.error)}</p>}
    </div>
  );
}
