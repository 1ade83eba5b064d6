import { useParams } from '@tanstack/react-router';
import { cx } from '@/design/cx';
import { ActionPicker } from '@/desk/ActionPicker';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';
import { ConversationList } from './list/ConversationList';
import { ConversationView } from './ConversationView';
import { NothingOpen } from './NothingOpen';

/** List and conversation side by side; on a phone one at a time. */
export function InboxScreen() {
  const { conversationId } = useParams({ strict: false });
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
      <ActionPicker />
    </div>
  );
}

function Nothing() {
  useTitle(t('place.inbox'));
  return <NothingOpen />;
}
