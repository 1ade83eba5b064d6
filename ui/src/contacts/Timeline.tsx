import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquare } from 'lucide-react';
import type { Contact, Said } from '@/api/contacts';
import { KindIcon } from '@/channels/KindIcon';
import { summary } from '@/conversations/names';
import { Button } from '@/design/Button';
import { Bone, Empty, Failed } from '@/design/States';
import { dayAndTime, fullTime } from '@/design/time';
import { t } from '@/texts';
import { timelineQuery } from './queries';

/** What was said on every channel, the latest first; each line leads to its place. */
export function Timeline({ contact }: { contact: Contact }) {
  const timeline = useInfiniteQuery(timelineQuery(contact.id));
  const said = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  if (timeline.isPending) return <div role="status" className="space-y-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4].map((row) => <Bone key={row} className="h-8 w-full" />)}</div>;
  if (timeline.isError) return <Failed error={timeline.error} retry={() => { void timeline.refetch(); }} />;
  if (said.length === 0) return <Empty icon={<MessageSquare className="size-5" />} title={t('contacts.nothingSaid')}>{t('contacts.nothingSaidLead')}</Empty>;
  return (
    <>
      <ol className="-mx-2" data-testid="timeline">
        {said.map((item) => <Line key={item.message.id} item={item} contact={contact} />)}
      </ol>
      {timeline.hasNextPage && <p className="pt-3 text-center"><Button size="sm" look="quiet" busy={timeline.isFetchingNextPage} onClick={() => { void timeline.fetchNextPage(); }}>{t('shell.loadMore')}</Button></p>}
    </>
  );
}

function who({ message }: Said, contact: Contact): string {
  switch (message.author.kind) {
    case 'contact': return contact.name;
    case 'bot': return t('holder.bot');
    case 'teammate': return message.author.name ?? t('holder.teammate');
    default: return t('contacts.system');
  }
}

function Line({ item, contact }: { item: Said; contact: Contact }) {
  const thread = contact.conversations.find((one) => one.id === item.conversationId);
  const { message } = item;
  return (
    <li>
      <Link to="/inbox/$conversationId" params={{ conversationId: item.conversationId }} className="flex gap-3 rounded-lg px-2 py-2 text-sm hover:bg-hover">
        <KindIcon kind={thread?.channelKind ?? ''} className="mt-0.5 size-4 shrink-0 text-ink-3" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap gap-x-2 text-xs text-ink-3">
            <span className="font-medium text-ink-2">{who(item, contact)}</span>
            <span>{thread?.channelName}</span>
            <time dateTime={message.createdAt} title={fullTime(message.createdAt)} className="tabular">{dayAndTime(message.createdAt)}</time>
          </span>
          <span className="line-clamp-3 [overflow-wrap:anywhere]">{message.revokedAt ? t('contacts.revoked') : summary(message)}</span>
        </span>
      </Link>
    </li>
  );
}
