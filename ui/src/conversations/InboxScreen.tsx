import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { cx } from '@/design/cx';
import { useStore } from '@/design/store';
import { picking } from '@/desk/selection';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';
import { ConversationList } from './list/ConversationList';
import { ConversationView } from './ConversationView';
import { NothingOpen } from './NothingOpen';

// Asked for by a key or a menu, seldom in the first seconds.
const ActionPicker = lazy(() => import('@/desk/ActionPicker').then((module) => ({ default: module.ActionPicker })));

/** List and conversation side by side; on a phone one at a time. */
export function InboxScreen() {
  const { conversationId } = useParams({ strict: false });
  const asked = useStore(picking) !== null;
  return (
    <div className="flex h-full">
      <section
        aria-label={t('inbox.list')}
        className={cx('h-full w-full shrink-0 flex-col border-r border-line bg-surface md:flex md:w-80 2xl:w-[23rem]', conversationId ? 'hidden' : 'flex')}
      >
        <ConversationList openId={conversationId ?? null} />
      </section>
      <div className={cx('h-full min-w-0 flex-1', conversationId ? 'flex' : 'hidden md:flex')}>
        {conversationId ? <ConversationView key={conversationId} id={conversationId} /> : <Nothing />}
      </div>
      {asked && <Suspense><ActionPicker /></Suspense>}
    </div>
  );
}

function Nothing() {
  useTitle(t('place.inbox'));
  return <NothingOpen />;
}
