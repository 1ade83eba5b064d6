import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellOff, Unplug } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ContactThread } from '@/api/contacts';
import type { Conversation } from '@/api/conversations';
import { useHas, useMay } from '@/access/session';
import { ContactAttributes } from '@/attributes/ContactAttributes';
import { ConversationAttributes } from '@/attributes/ConversationAttributes';
import { attributesQuery } from '@/attributes/queries';
import { Addresses } from '@/contacts/Addresses';
import { waysTo } from '@/contacts/addresses';
import { WriteDialog } from '@/contacts/WriteDialog';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { Pill } from '@/design/Pill';
import { Bone, errorText } from '@/design/States';
import { dayLabel, fullTime, shortAgo, span } from '@/design/time';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { DealsOf } from '@/pipeline/DealsOf';
import { ConversationTasks } from '@/tasks/ConversationTasks';
import { LabelPill } from '@/desk/LabelPill';
import { pick } from '@/desk/selection';
import { whenWords } from '@/desk/whenWords';
import { contactName } from '../names';
import { contactQuery } from '../queries';
import { Turns } from './Turns';
import { Vip } from './Vip';

export function ContactPanel({ conversation }: { conversation: Conversation }) {
  const mayRead = useMay('contacts:read');
  const contact = useQuery({ ...contactQuery(conversation.contact.id), enabled: mayRead });
  const asked = useQuery({ ...attributesQuery('contact'), enabled: mayRead });
  const hasTasks = useHas('tasks');
  const hasPipeline = useHas('pipeline');
  const mayWrite = useMay('conversations:write');
  const seesAddresses = useMay('contacts:addresses');
  const [writing, setWriting] = useState(false);
  const now = useNow();
  const { open, closesAt: closes } = conversation.window;
  // Open without an end: the channel knows no window.
  const limited = !open || closes !== null;
  return (
    <div className="pb-6">
      <div className="flex flex-col items-center px-5 pb-4 pt-6 text-center">
        <Avatar size="lg" name={conversation.contact.name} seed={conversation.contact.id} />
        <h2 className="mt-3 text-lg font-semibold tracking-tight [overflow-wrap:anywhere]">{contactName(conversation)}</h2>
        <p className="text-xs text-ink-3">{conversation.channelName}</p>
        {contact.data?.optedOutAt && (
          <span className="mt-2"><Pill tone="danger" icon={<BellOff className="size-3" />} title={fullTime(contact.data.optedOutAt)}>{t('panel.optedOut')}</Pill></span>
        )}
        {conversation.unreachableSince && (
          <span className="mt-2"><Pill tone="danger" icon={<Unplug className="size-3" />} title={fullTime(conversation.unreachableSince)}>{t('panel.unreachable', { channel: conversation.channelName })}</Pill></span>
        )}
        {contact.data && <Vip contact={contact.data} />}
        {contact.data && <p className="mt-3 flex flex-wrap justify-center gap-2">
          <Link to="/contacts/$contactId" params={{ contactId: contact.data.id }} className="inline-flex h-7 items-center rounded-lg px-2.5 text-xs font-medium text-accent-text hover:bg-hover">{t('contacts.profile')}</Link>
          {mayWrite && seesAddresses && waysTo(contact.data.identifiers).length > 0 && contact.data.optedOutAt === null && <Button size="sm" onClick={() => { setWriting(true); }}>{t('contacts.writeElsewhere')}</Button>}
        </p>}
        {writing && contact.data && <WriteDialog contact={contact.data} from={conversation.id} close={() => { setWriting(false); }} />}
      </div>
      <Section title={t('panel.identifiers')}>
        {mayRead && contact.isPending && <Bone className="h-4 w-40" />}
        {contact.isError && <p className="text-sm text-danger">{errorText(contact.error)}</p>}
        {contact.data ? <Addresses contact={contact.data} /> : !mayRead && conversation.contact.address && <p className="tabular truncate text-sm">{conversation.contact.address}</p>}
      </Section>
      {contact.data && (asked.data?.items.length ?? 0) > 0 && <Section title={t('attributes.details')}><ContactAttributes contact={contact.data} /></Section>}
      <Section title={t('panel.conversation')}>
        <dl className="space-y-1.5 text-sm">
          <Fact name={t('panel.started')}><time dateTime={conversation.createdAt} title={fullTime(conversation.createdAt)}>{dayLabel(conversation.createdAt, now)}</time></Fact>
          {conversation.team && <Fact name={t('teams.filter')}>{conversation.team.name}</Fact>}
          {conversation.labels.length > 0 && <Fact name={t('desk.labels')}><span className="flex flex-wrap gap-1">{conversation.labels.map((label) => <LabelPill key={label.id} label={label} />)}</span></Fact>}
          {conversation.priority !== 'normal' && <Fact name={t('desk.priority')}>{t(`desk.priority.${conversation.priority}`)}</Fact>}
          {conversation.snoozedUntil && <Fact name={t('inbox.status.snoozed')}>{t('desk.until', { when: whenWords(conversation.snoozedUntil, now) })}</Fact>}
          {conversation.handOver && <Fact name={t('panel.handOver')}>{conversation.handOver.reason}</Fact>}
          {limited && <Fact name={t('panel.window')}>{open && closes ? t('panel.windowOpenFor', { span: span(Date.parse(closes) - now) }) : t('panel.windowClosed')}</Fact>}
        </dl>
        <ConversationAttributes conversation={conversation.id} />
      </Section>
      {hasTasks && (
        <Section title={t('place.tasks')}>
          <ConversationTasks conversation={conversation.id} />
        </Section>
      )}
      {hasPipeline && (
        <Section title={t('pipeline.deals')}>
          <DealsOf contact={conversation.contact.id} make={() => { pick('deal', [conversation.id]); }} />
        </Section>
      )}
      <Others conversation={conversation} others={contact.data?.conversations ?? []} now={now} />
      <Section title={t('turns.title')}>
        <Turns conversationId={conversation.id} />
      </Section>
    </div>
  );
}

function Others({ conversation, others, now }: { conversation: Conversation; others: readonly ContactThread[]; now: number }) {
  const rest = others.filter((other) => other.id !== conversation.id);
  if (rest.length === 0) return null;
  return (
    <Section title={t('panel.others')}>
      <ul className="-mx-2">
        {rest.map((other) => (
          <li key={other.id}>
            <Link to="/inbox/$conversationId" params={{ conversationId: other.id }} className="flex items-center gap-2 rounded-lg px-2 py-1.5 text-sm hover:bg-hover">
              <span className="min-w-0 flex-1 truncate">{other.channelName}</span>
              <Pill tone={other.status === 'open' ? 'accent' : 'neutral'}>{other.merged ? t('merging.banner') : t(`inbox.status.${other.status}`)}</Pill>
              <span className="tabular text-xs text-ink-3">{shortAgo(other.lastMessageAt, now)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line px-5 py-4">
      <h3 className="mb-2 text-xs font-semibold text-ink-2">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
