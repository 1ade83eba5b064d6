import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ApiError } from '@/api/client';
import { Empty, Failed } from '@/design/States';
import { Overlay } from '@/design/Overlay';
import { Splitter, useColumn, type Column } from '@/design/Splitter';
import { Pending } from '@/shell/fallbacks';
import { useRemembered } from '@/design/remembered';
import { useTitle } from '@/design/useTitle';
import { useWide } from '@/design/useWide';
import { t } from '@/texts';
import { MessageCircleOff } from 'lucide-react';
import { Composer } from './composer/Composer';
import { ConversationHead } from './ConversationHead';
import { ScheduledStrip } from '@/desk/ScheduledStrip';
import { contactName } from './names';
import { fromLists } from './list/lists';
import { conversationQuery } from './queries';
import { HandOverCard } from '@/handover/HandOverCard';
import { MergedBanner } from '@/merging/MergedBanner';
import { Hits } from './thread/Hits';
import { Thread } from './thread/Thread';
import { SummaryStrip } from '@/assistance/SummaryStrip';
import { TranslationStrip } from '@/translation/TranslationStrip';
import type { Message } from '@/api/conversations';

const ContactPanel = lazy(() => import('./panel/ContactPanel').then((module) => ({ default: module.ContactPanel })));
const ReplaySheet = lazy(() => import('./replay/ReplaySheet').then((module) => ({ default: module.ReplaySheet })));

const PANEL: Column = { name: 'panel-width', least: 256, most: 520, usual: 288 };

export function ConversationView({ id }: { id: string }) {
  const queries = useQueryClient();
  const conversation = useQuery({ ...conversationQuery(id), placeholderData: () => fromLists(queries, id) });
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [panel, setPanel] = useRemembered('panel');
  const [sheet, setSheet] = useState(false);
  const wide = useWide(1400);
  const [panelWidth] = useColumn(PANEL);
  useTitle(conversation.data ? contactName(conversation.data) : t('place.inbox'));

  if (conversation.isPending) return <div className="flex-1"><Pending /></div>;
  if (conversation.isError && !conversation.data) {
    return (
      <div className="flex flex-1 items-center justify-center">
        {conversation.error instanceof ApiError && conversation.error.status === 404 ? (
          <Empty icon={<MessageCircleOff className="size-5" />} title={t('conversation.unknown')} action={<Link to="/inbox" className="font-medium text-accent-text underline underline-offset-4">{t('shell.toInbox')}</Link>}>
            {t('conversation.unknownLead')}
          </Empty>
        ) : (
          <Failed error={conversation.error} retry={() => { void conversation.refetch(); }} />
        )}
      </div>
    );
  }
  const shown = conversation.data;
  const docked = wide && panel !== 'closed';
  return (
    <>
      <section aria-label={t('conversation.with', { name: contactName(shown) })} className="flex h-full min-w-0 flex-1 flex-col">
        <h1 className="sr-only">{t('conversation.with', { name: contactName(shown) })}</h1>
        <ConversationHead
          conversation={shown}
          panelOpen={docked}
          onPanel={() => { if (wide) setPanel(docked ? 'closed' : null); else setSheet(true); }}
        />
        {shown.mergedInto && <MergedBanner conversation={shown} into={shown.mergedInto} />}
        <HandOverCard conversation={shown} />
        <TranslationStrip conversation={shown} />
        <Hits conversation={id} />
        <Thread conversation={shown} onReplyTo={setReplyTo} onWhy={(message) => { setWhy(message.id); }} />
        <SummaryStrip conversation={shown} />
        <ScheduledStrip conversation={id} />
        <Composer conversation={shown} replyTo={replyTo} clearReplyTo={() => { setReplyTo(null); }} />
      </section>
      {why !== null && <Suspense><ReplaySheet conversationId={id} messageId={why} onClose={() => { setWhy(null); }} /></Suspense>}
      {docked && (
        <>
          <Splitter column={PANEL} label={t('panel.width')} side="right" />
          <aside aria-label={t('panel.title')} className="h-full w-72 shrink-0 overflow-y-auto border-l border-line bg-surface 2xl:w-80" style={panelWidth === null ? undefined : { width: panelWidth }}>
            <Suspense fallback={<Pending />}><ContactPanel conversation={shown} /></Suspense>
          </aside>
        </>
      )}
      {!wide && (
        <Overlay kind="sheet" open={sheet} onOpenChange={setSheet} title={t('panel.title')}>
          <div className="-mx-5"><Suspense fallback={<Pending />}><ContactPanel conversation={shown} /></Suspense></div>
        </Overlay>
      )}
    </>
  );
}
