import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import { setConversationAttributes, type AttributeValue } from '@/api/customers';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { AttributeFields } from './AttributeFields';
import { attributesQuery, conversationAttributesQuery } from './queries';

/** What the organisation itself wants to know of a conversation. */
export function ConversationAttributes({ conversation }: { conversation: string }) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const defined = useQuery(attributesQuery('conversation'));
  const known = conversationAttributesQuery(conversation);
  const values = useQuery({ ...known, enabled: (defined.data?.items.length ?? 0) > 0 });
  const change = useMutation({
    mutationFn: (wanted: Record<string, AttributeValue | null>) => setConversationAttributes(conversation, wanted),
    onSuccess: (now) => { queries.setQueryData(known.queryKey, now); },
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { void queries.invalidateQueries({ queryKey: known.queryKey }); },
  });
  if (values.isError) return <p role="alert" className="text-sm text-danger">{errorText(values.error)}</p>;
  if (!values.data) return null;
  return <div className="mt-1.5"><AttributeFields subject="conversation" values={values.data.attributes} save={mayWrite ? (key, value) => { change.mutate({ [key]: value }); } : null} /></div>;
}
