import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, type CSSProperties } from 'react';
import { cx } from '@/design/cx';
import { whenIdle } from '@/design/idle';
import { Splitter, useColumn, type Column } from '@/design/Splitter';
import { useStore } from '@/design/store';
import { picking } from '@/desk/selection';
import { useTitle } from '@/design/useTitle';
import { useWide } from '@/design/useWide';
import { Pending } from '@/shell/fallbacks';
import { t } from '@/texts';
import { allTexts } from '@/texts/language';
import { ConversationList } from './list/ConversationList';
import { NothingOpen } from './NothingOpen';

// The list is there first; what opens from it is fetched once that is done.
const loadConversation = () => Promise.all([import('./ConversationView'), allTexts()]).then(([module]) => ({ default: module.ConversationView }));
const ConversationView = lazy(loadConversation);

// Asked for by a key or a menu, seldom in the first seconds.
const ActionPicker = lazy(() => Promise.all([import('@/desk/ActionPicker'), allTexts()]).then(([module]) => ({ default: module.ActionPicker })));

const LIST: Column = { name: 'list-width', least: 260, most: 560, usual: 320 };

/** List and conversation side by side; on a phone one at a time. */
export function InboxScreen() {
  const { conversationId } = useParams({ strict: false });
  const asked = useStore(picking) !== null;
  const wide = useWide(768);
  const [width] = useColumn(LIST);
  useEffect(() => whenIdle(() => { void loadConversation().catch(() => undefined); }), []);
  return (
    <div className="flex h-full">
      <section
        aria-label={t('inbox.list')}
        className={cx('h-full w-full shrink-0 flex-col border-r border-line bg-surface md:flex', width === null ? 'md:w-80 2xl:w-[23rem]' : 'md:w-(--list-width)', conversationId ? 'hidden' : 'flex')}
        style={width === null ? undefined : { '--list-width': `${String(width)}px` } as CSSProperties}
      >
        <ConversationList openId={conversationId ?? null} />
      </section>
      <Splitter column={LIST} label={t('inbox.listWidth')} side="left" />
      {(wide || conversationId) && <div className="flex h-full min-w-0 flex-1">
        {conversationId ? <Suspense fallback={<div className="flex-1"><Pending /></div>}><ConversationView key={conversationId} id={conversationId} /></Suspense> : <NothingOpen />}
      </div>}
      {!conversationId && <Title />}
      {asked && <Suspense><ActionPicker /></Suspense>}
    </div>
  );
}

function Title() {
  useTitle(t('place.inbox'));
  return null;
}
