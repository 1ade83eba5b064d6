import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { cx } from '@/design/cx';
import { useStore } from '@/design/store';
import { picking } from '@/desk/selection';
import { useTitle } from '@/design/useTitle';
import { Pending } from '@/shell/fallbacks';
import { t } from '@/texts';
import { ConversationList } from './list/ConversationList';
import { NothingOpen } from './NothingOpen';

// The list is there first; what opens from it is fetched meanwhile.
const loadConversation = () => import('./ConversationView').then((module) => ({ default: module.ConversationView }));
const ConversationView = lazy(loadConversation);

// Asked for by a key or a menu, seldom in the first seconds.
const ActionPicker = lazy(() => import('@/desk/ActionPicker').then((module) => ({ default: module.ActionPicker })));

/** List and conversation side by side; on a phone one at a time. */
export function InboxScreen() {
  const { conversationId } = useParams({ strict: false });
  const asked = useStore(picking) !== null;
  useEffect(() => { void loadConversation(); }, []);
  return (
    <div className="flex h-full">
      <section
        aria-label={t('inbox.list')}
        className={cx('h-full w-full shrink-0 flex-col border-r border-line bg-surface md:flex md:w-80 2xl:w-[23rem]', conversationId ? 'hidden' : 'flex')}
      >
        <ConversationList openId={conversationId ?? null} />
      </section>
      <div className={cx('h-full min-w-0 flex-1', conversationId ? 'flex' : 'hidden md:flex')}>
        {conversationId ? <Suspense fallback={<div className="flex-1"><Pending /></div>}><ConversationView key={conversationId} id={conversationId} /></Suspense> : <Nothing />}
      </div>
      {asked && <Suspense><ActionPicker /></Suspense>}
    </div>
  );
}

function Nothing() {
  useTitle(t('place.inbox'));
  return <NothingOpen />;
}
