import { Link } from '@tanstack/react-router';
import { Merge } from 'lucide-react';
import { useMay } from '@/access/session';
import type { Conversation, MergedConversation } from '@/api/conversations';
import { contactName } from '@/conversations/names';
import { Button } from '@/design/Button';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';
import { useMerging } from './useMerging';

/** Leads from a conversation that was merged to the one in which it goes on. */
export function MergedBanner({ conversation, into }: { conversation: Conversation; into: MergedConversation }) {
  const mayWrite = useMay('conversations:write');
  const { unmerge } = useMerging();
  return (
    <section aria-label={t('merging.banner')} data-testid="merged-banner" className="shrink-0 border-b border-line bg-sunken px-4 py-2.5 text-sm md:px-6">
      <div className="mx-auto flex max-w-4xl flex-wrap items-center gap-x-3 gap-y-2">
        <Merge className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
        <p className="min-w-48 flex-1 [overflow-wrap:anywhere]">
          {t('merging.bannerLead', { by: into.by, at: dayAndTime(into.at) })}{' '}
          <Link to="/inbox/$conversationId" params={{ conversationId: into.id }} className="font-medium text-accent-text underline underline-offset-4">
            {contactName(into)} · {into.channelName}
          </Link>
        </p>
        {mayWrite && <Button size="sm" busy={unmerge.isPending} onClick={() => { unmerge.mutate({ id: conversation.id, into: into.id }); }}>{t('merging.undo')}</Button>}
      </div>
    </section>
  );
}
