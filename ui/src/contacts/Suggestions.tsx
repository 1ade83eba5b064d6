import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import { dismissSuggestion, type Contact, type Suggestion } from '@/api/contacts';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { suggestionsQuery } from './queries';

/** Who may be the same person: nothing happens before somebody has compared the two. */
export function Suggestions({ contact, compare }: { contact: Contact; compare: (other: string) => void }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const suggestions = useQuery(suggestionsQuery(contact.id));
  const dismiss = useMutation({
    mutationFn: (other: Suggestion) => dismissSuggestion(contact.id, other.id),
    onSuccess: () => { toast(t('contacts.dismissed')); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['contacts', 'suggestions'] }); },
  });
  const items = suggestions.data?.items ?? [];
  if (suggestions.isError) return <p role="alert" className="text-sm text-danger">{errorText(suggestions.error)}</p>;
  if (items.length === 0) return null;
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-sm font-semibold">{t('contacts.suggestions')}</h2>
      <ul className="space-y-3" data-testid="suggestions">
        {items.map((other) => (
          <li key={other.id} className="text-sm">
            <p className="font-medium [overflow-wrap:anywhere]">{other.name}</p>
            <p className="text-xs text-ink-2">{other.reasons.map((reason) => t(`contacts.reason.${reason}`)).join(' · ')}</p>
            {mayWrite && (
              <p className="mt-1.5 flex flex-wrap gap-2">
                <Button size="sm" onClick={() => { compare(other.id); }}>{t('contacts.compare')}</Button>
                <Button size="sm" look="quiet" busy={dismiss.isPending} onClick={() => { dismiss.mutate(other); }}>{t('contacts.dismiss')}</Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
