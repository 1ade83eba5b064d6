import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Conversation, Message } from '@/api/conversations';
import { useMay, useMe } from '@/access/session';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import { useNow } from '@/design/useNow';
import { contactQuery } from '../queries';
import { useWatching } from '../useWatching';
import { Watchers } from '../Watchers';
import { ComposerTabs } from './ComposerTabs';
import type { Mode } from './drafts';
import { MessageForm } from './MessageForm';
import { useDraft } from './useDraft';
import { WindowNotice } from './WindowNotice';

const TemplateForm = lazy(() => import('./TemplateForm').then((module) => ({ default: module.TemplateForm })));

interface ComposerProps {
  conversation: Conversation;
  replyTo: Message | null;
  clearReplyTo: () => void;
}

export function Composer(props: ComposerProps) {
  const mayWrite = useMay('conversations:write');
  if (!mayWrite) return <p className="border-t border-line bg-surface px-4 py-3 text-center text-sm text-ink-3">{t('composer.readOnly')}</p>;
  return <Writable {...props} />;
}

function Writable({ conversation, replyTo, clearReplyTo }: ComposerProps) {
  const me = useMe();
  const watching = useWatching(conversation.id);
  const [draft, change] = useDraft(me.teammate.id, conversation.id);
  const [template, setTemplate] = useState(false);
  const now = useNow();
  const { window: hours } = conversation;
  const closed = !hours.open || (hours.closesAt !== null && Date.parse(hours.closesAt) <= now);
  const mode: Mode = draft.mode;

  const note = mode === 'note';
  return (
    <div className={cx('shrink-0 border-t px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] pt-1.5 transition-colors md:px-6', note ? 'border-note-line bg-note-soft' : 'border-line bg-surface')}>
      <div className="mx-auto max-w-4xl">
        <Watchers others={watching.others} />
        <ComposerTabs
          mode={mode}
          onMode={(next) => { change({ mode: next }); }}
          status={<HolderHint conversation={conversation} note={note} />}
        />
        {!note && closed ? (
          template
            ? <Suspense><TemplateForm conversation={conversation} done={() => { setTemplate(false); }} /></Suspense>
            : <WindowNotice conversation={conversation} onTemplate={() => { setTemplate(true); }} onNote={() => { change({ mode: 'note' }); }} />
        ) : (
          <MessageForm
            conversation={conversation}
            mode={mode}
            text={draft.text}
            onText={(text) => { change({ text }); if (text !== '') watching.writing(); }}
            onMode={(next) => { change({ mode: next }); }}
            replyTo={note ? null : replyTo}
            clearReplyTo={clearReplyTo}
          />
        )}
      </div>
    </div>
  );
}

/** Says before sending what the customer asked for, and what sending will do to who holds the conversation. */
function HolderHint({ conversation, note }: { conversation: Conversation; note: boolean }) {
  const me = useMe();
  const contact = useQuery({ ...contactQuery(conversation.contact.id), enabled: useMay('contacts:read') });
  const { holder } = conversation;
  if (note) return <>{t('composer.noteHint')}</>;
  if (conversation.unreachableSince) return <span className="font-medium text-danger">{t('composer.unreachableHint', { channel: conversation.channelName })}</span>;
  if (contact.data?.optedOutAt) return <span className="font-medium text-danger">{t('composer.optedOutHint')}</span>;
  if (holder.kind === 'bot') return <>{t('composer.botHint')}</>;
  if (holder.kind === 'queue') return <>{t('composer.queueHint')}</>;
  return holder.id === me.teammate.id ? null : <span className="font-medium text-wait">{t('composer.otherHint', { name: holder.name ?? t('holder.teammate') })}</span>;
}
