import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, SearchCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from '@/design/Button';
import { errorText } from '@/design/States';
import { t } from '@/texts';
import { hitsQuery } from '../queries';
import { useInboxSearch } from '../useInboxSearch';
import { jumpTo, leave } from './place';

/** Leads to the words the list was searched for, from the latest message that has them to the ones before. */
export function Hits({ conversation }: { conversation: string }) {
  const [{ q }] = useInboxSearch();
  return q ? <Found key={`${conversation} ${q}`} conversation={conversation} q={q} /> : null;
}

function Found({ conversation, q }: { conversation: string; q: string }) {
  const hits = useQuery(hitsQuery(conversation, q));
  const [index, setIndex] = useState(0);
  const items = hits.data?.items ?? [];
  const hit = items[index];
  const at = hit?.conversation;
  const message = hit?.message;
  useEffect(() => {
    if (at !== undefined && message !== undefined) jumpTo({ conversation: at, message });
  }, [at, message]);
  useEffect(() => leave, []);
  if (hits.isError) return <p role="alert" className="shrink-0 border-b border-line bg-surface px-3 py-1.5 text-xs text-danger md:px-6">{errorText(hits.error)}</p>;
  // Found by the customer's name or number: there is nowhere to lead to.
  if (!hit) return null;
  const step = (by: number) => () => { setIndex(index + by); };
  return (
    <div role="group" aria-label={t('thread.hits')} data-testid="hits" className="flex shrink-0 items-center gap-1 border-b border-line bg-surface px-3 py-1 md:px-6">
      <SearchCheck className="mr-1 size-4 shrink-0 text-ink-3" aria-hidden="true" />
      <p role="status" className="tabular min-w-0 flex-1 truncate text-xs text-ink-2">{t(hits.data?.more ? 'thread.hitMany' : 'thread.hit', { n: index + 1, all: items.length, q })}</p>
      <IconButton label={t('thread.hitOlder')} disabled={index === items.length - 1} onClick={step(1)}><ChevronUp className="size-4" /></IconButton>
      <IconButton label={t('thread.hitNewer')} disabled={index === 0} onClick={step(-1)}><ChevronDown className="size-4" /></IconButton>
    </div>
  );
}
