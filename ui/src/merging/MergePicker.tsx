import { useQuery } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { listConversations, type Conversation } from '@/api/conversations';
import { contactName } from '@/conversations/names';
import { contactQuery, conversationQuery } from '@/conversations/queries';
import type { AskProps } from '@/desk/ActionPicker';
import { Picker, type Choice } from '@/desk/Picker';
import { shortAgo } from '@/design/time';
import { useDebounced } from '@/design/useDebounced';
import { useNow } from '@/design/useNow';
import { matches } from '@/shell/matches';
import { t } from '@/texts';
import { MergeDialog } from './MergeDialog';
import type { Target } from './target';

const MOST = 8;

/** Into which conversation: the customer's others first, then whatever is found. Then what will happen. */
export function MergePicker({ ids, close }: AskProps) {
  const id = ids[0] ?? '';
  const now = useNow();
  const [text, setText] = useState('');
  const [target, setTarget] = useState<Target | null>(null);
  const q = useDebounced(text, 200);
  const conversation = useQuery(conversationQuery(id));
  const from = conversation.data;
  const contact = useQuery({ ...contactQuery(from?.contact.id ?? ''), enabled: from !== undefined });
  const found = useQuery({
    queryKey: ['conversations', 'command', q],
    queryFn: ({ signal }) => listConversations({ view: 'all', status: 'all', q }, null, signal),
    enabled: q.length >= 2,
  });
  if (from && target) return <MergeDialog from={from} into={target} close={close} />;

  const icon = <MessageSquare className="mx-1 size-4 shrink-0 text-ink-3" aria-hidden="true" />;
  const choice = (one: Target, hint: string): Choice => ({
    id: one.id,
    label: `${one.name} · ${one.channelName}`,
    hint,
    icon,
    stays: true,
    run: () => { setTarget(one); },
  });
  const own = (contact.data?.conversations ?? [])
    .filter((thread) => thread.id !== id && !thread.merged)
    .map((thread) => choice({ id: thread.id, name: from ? contactName(from) : '', channelName: thread.channelName, same: true }, shortAgo(thread.lastMessageAt, now)));
  const known = new Set([id, ...(contact.data?.conversations ?? []).map((thread) => thread.id)]);
  const others = (q.length >= 2 ? (found.data?.items ?? []) : [])
    .filter((one: Conversation) => !known.has(one.id) && !one.mergedInto)
    .slice(0, MOST)
    .map((one) => choice({ id: one.id, name: contactName(one), channelName: one.channelName, same: false }, shortAgo(one.lastMessageAt, now)));
  return (
    <Picker
      title={t('merging.pickTitle')}
      placeholder={t('merging.pickHint')}
      none={contact.isPending ? t('shell.loading') : contact.isError ? t('merging.pickFailed') : t('merging.none')}
      choices={(typed) => [...own.filter(({ label }) => matches(label, typed)), ...others]}
      onText={setText}
      close={close}
    />
  );
}
