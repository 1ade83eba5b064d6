import { CircleSlash2, FileText, MousePointerClick } from 'lucide-react';
import type { Message } from '@/api/conversations';
import { t } from '@/texts';
import { typeName } from '../../names';
import { AttachmentView } from './AttachmentView';
import { Choices } from './Choices';
import { FormAnswer } from './FormAnswer';
import { ContactCards } from './ContactCards';
import { LocationCard } from './LocationCard';
import { OrderCard } from './OrderCard';
import { ReferralCard } from './ReferralCard';
import { OriginalMessage, Subject } from './OriginalMessage';
import { RichText } from './RichText';

/** What is in a message, whatever its type. What we have no picture of is named, never hidden. */
export function Body({ message }: { message: Message }) {
  const content = message.content ?? {};
  return (
    <>
      {content.original && <Subject original={content.original} />}
      {content.referral && <ReferralCard referral={content.referral} />}
      {message.attachments.map((attachment, index) => <AttachmentView key={attachment.id ?? index} attachment={attachment} sticker={message.type === 'sticker'} />)}
      {message.perceived && <Perceived text={message.perceived} spoken={message.type === 'audio'} />}
      <Main message={message} />
      {content.choices && <Choices choices={content.choices} />}
      {content.original && <OriginalMessage original={content.original} />}
    </>
  );
}

/** Plain text: it is a model's, and a customer can say or photograph anything. */
function Perceived({ text, spoken }: { text: string; spoken: boolean }) {
  return (
    <div className="mt-1 max-w-prose border-s-2 border-line ps-2">
      <p className="text-xs text-ink-3">{t(spoken ? 'thread.heard' : 'thread.seen')}</p>
      <p dir="auto" className="whitespace-pre-line break-words text-ink-2">{text}</p>
    </div>
  );
}

function Main({ message }: { message: Message }) {
  const content = message.content ?? {};
  const text = message.text ? <RichText text={message.text} /> : null;
  if (content.location) return <LocationCard location={content.location} />;
  if (content.contacts) return <ContactCards contacts={content.contacts} />;
  if (content.order) return <OrderCard order={content.order} />;
  if (content.form) return <FormAnswer form={content.form} text={text} />;
  switch (message.type) {
    case 'button':
    case 'interactive':
      return content.reply || message.direction === 'inbound'
        ? <p className="flex items-center gap-1.5"><MousePointerClick className="size-3.5 shrink-0 text-ink-3" aria-label={t('thread.chose')} />{content.reply?.title ?? text ?? typeName(message.type)}</p>
        : text;
    case 'template':
      return (
        <>
          {text}
          <p className="mt-1 flex items-center gap-1 text-xs text-ink-3"><FileText className="size-3" aria-hidden="true" />{t('thread.template', { name: content.template?.name ?? '', language: content.template?.language ?? '' })}</p>
        </>
      );
    case 'unsupported':
      return <Unsupported text={content.unsupported?.detail || message.text} error={content.unsupported?.kind || message.error?.text || null} />;
    default:
      if (text || message.attachments.length > 0) return text;
      if (content.choices || content.referral) return null;
      return <Unsupported text={null} error={message.type === 'text' ? null : message.type} />;
  }
}

function Unsupported({ text, error }: { text: string | null; error: string | null }) {
  return (
    <div className="flex items-start gap-2 text-ink-2">
      <CircleSlash2 className="mt-1 size-3.5 shrink-0" aria-hidden="true" />
      <div>
        <p>{t('thread.unsupported')}</p>
        <p className="text-xs text-ink-3">{text || error || t('thread.unsupportedLead')}</p>
      </div>
    </div>
  );
}
