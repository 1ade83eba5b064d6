import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import { setContactAttributes, type Contact } from '@/api/contacts';
import type { AttributeValue } from '@/api/customers';
import { contactQuery } from '@/conversations/queries';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { AttributeFields } from './AttributeFields';

/** What the organisation itself wants to know of a customer. */
export function ContactAttributes({ contact }: { contact: Contact }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const change = useMutation({
    mutationFn: (values: Record<string, AttributeValue | null>) => setContactAttributes(contact.id, values),
    onSuccess: (now) => { queries.setQueryData(contactQuery(contact.id).queryKey, now); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: ['contact'] }); },
  });
  return <AttributeFields subject="contact" values={contact.attributes} save={mayWrite ? (key, value) => { change.mutate({ [key]: value }); } : null} />;
}
