import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Split } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { unmergeContact, type Contact, type MergedContact } from '@/api/contacts';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

/** What was merged into this person, and the way back. */
export function MergedList({ contact }: { contact: Contact }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const [leaving, setLeaving] = useState<MergedContact | null>(null);
  const part = useMutation({
    mutationFn: (merged: MergedContact) => unmergeContact(contact.id, merged.contactId),
    onSuccess: () => { toast(t('contacts.unmerged'), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => {
      setLeaving(null);
      void queries.invalidateQueries({ queryKey: ['contact'] });
      void queries.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  if (contact.merged.length === 0) return null;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('contacts.merged')}</h2>
      <ul className="space-y-2.5" data-testid="merged">
        {contact.merged.map((merged) => (
          <li key={merged.contactId} className="flex flex-wrap items-center gap-2 text-sm">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{merged.name}</span>
              <span className="block text-xs text-ink-3">
                {merged.by === null ? t('contacts.joinedAt', { at: dayAndTime(merged.at) }) : t('contacts.mergedBy', { name: merged.by, at: dayAndTime(merged.at) })}
              </span>
            </span>
            {mayWrite && <Button size="sm" icon={<Split className="size-3.5" />} onClick={() => { setLeaving(merged); }}>{t('contacts.unmerge')}</Button>}
          </li>
        ))}
      </ul>
      <Confirm
        open={leaving !== null}
        title={t('contacts.unmergeTitle', { name: leaving?.name ?? '' })}
        description={t('contacts.unmergeLead')}
        action={t('contacts.unmerge')}
        busy={part.isPending}
        onConfirm={() => { if (leaving) part.mutate(leaving); }}
        onClose={() => { setLeaving(null); }}
      />
    </Card>
  );
}
