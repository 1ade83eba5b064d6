import { Check, CheckCheck, CircleAlert, FileText, List, MapPin, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CustomerMessage, PhoneMessage } from '@/api/sandbox';
import type { ChoiceOption } from '@/api/conversations';
import { cx } from '@/design/cx';
import { Menu, MenuItem, MenuLine } from '@/design/Menu';
import { Overlay } from '@/design/Overlay';
import { clock } from '@/design/time';
import { typeName } from '@/conversations/names';
import { RichText } from '@/conversations/thread/bodies/RichText';
import { t } from '@/texts';

type Write = (message: CustomerMessage) => Promise<boolean>;

interface BubbleProps {
  message: PhoneMessage;
  all: PhoneMessage[];
  tail: boolean;
  write: Write;
  onEdit: () => void;
}

const emojis = ['👍', '❤️', '😂', '🙏'];

export function PhoneBubble({ message, all, tail, write, onEdit }: BubbleProps) {
  const own = message.from === 'customer';
  const quoted = message.replyTo ? all.find((other) => other.id === message.replyTo) : undefined;
  const revoked = message.revoked === true || message.type === 'revoked';
  return (
    <article data-testid="phone-message" data-from={message.from} className={cx('group/phone flex max-w-full items-center gap-1', own ? 'flex-row-reverse self-end' : 'self-start', tail && 'mt-1.5', message.reaction && 'mb-2.5')}>
      <div className={cx('relative max-w-[17.5rem] rounded-xl px-2.5 py-1.5 text-base shadow-card [overflow-wrap:anywhere]', own ? 'bg-[light-dark(#d6f3dc,#0f4a3e)]' : 'bg-[light-dark(#ffffff,#202b28)]', tail && (own ? 'rounded-tr-sm' : 'rounded-tl-sm'))}>
        {quoted && <div className="mb-1 rounded-md border-l-[3px] border-accent bg-ink/5 px-2 py-1"><p className="line-clamp-2 text-xs text-ink-2">{quoted.text || typeName(quoted.type)}</p></div>}
        {revoked ? <p className="italic text-ink-2">{t(own ? 'phone.revoked' : 'thread.revokedByUs')}</p> : <Content message={message} />}
        <p className="float-right ml-2 mt-1 flex translate-y-0.5 items-center gap-1 text-2xs text-ink-2">
          {message.edited && <span>{t('phone.edited')}</span>}
          <time dateTime={message.at} className="tabular">{clock(message.at)}</time>
          {own && <Ticks status={message.status} />}
          {message.errorCode ? <span className="text-danger">{t('phone.failed', { code: message.errorCode })}</span> : null}
        </p>
        {message.interactive && <Choices message={message} write={write} />}
        {message.reaction && <span className={cx('absolute -bottom-3 rounded-full border border-line bg-raised px-1 text-xs', own ? 'right-2' : 'left-2')}>{message.reaction}</span>}
      </div>
      {!revoked && (
        <span className="opacity-0 transition-opacity focus-within:opacity-100 group-hover/phone:opacity-100 has-[[data-state=open]]:opacity-100">
          <Menu align={own ? 'end' : 'start'} trigger={<button type="button" aria-label={t('phone.messageActions')} className="rounded-full p-1 text-ink-2 hover:bg-surface/70"><MoreHorizontal className="size-4" /></button>}>
            {emojis.map((emoji) => <MenuItem key={emoji} onSelect={() => { void write({ type: 'reaction', messageId: message.id, emoji }); }}>{t('phone.react', { emoji })}</MenuItem>)}
            {message.reaction && <MenuItem onSelect={() => { void write({ type: 'reaction', messageId: message.id, emoji: '' }); }}>{t('phone.unreact')}</MenuItem>}
            {own && <MenuLine />}
            {own && message.type === 'text' && <MenuItem icon={<Pencil className="size-4" />} onSelect={() => { setTimeout(onEdit, 0); }}>{t('phone.edit')}</MenuItem>}
            {own && <MenuItem danger icon={<Trash2 className="size-4" />} onSelect={() => { void write({ type: 'revoke', messageId: message.id }); }}>{t('phone.delete')}</MenuItem>}
          </Menu>
        </span>
      )}
    </article>
  );
}

function Ticks({ status }: { status: PhoneMessage['status'] }) {
  const label = t(`status.${status}`);
  switch (status) {
    case 'sent': return <Check className="size-3.5" role="img" aria-label={label} />;
    case 'delivered': return <CheckCheck className="size-3.5" role="img" aria-label={label} />;
    case 'read': return <CheckCheck className="size-3.5 text-read" role="img" aria-label={label} />;
    case 'failed': return <CircleAlert className="size-3.5 text-danger" role="img" aria-label={label} />;
  }
}

function Content({ message }: { message: PhoneMessage }) {
  const text = message.text ? <RichText text={message.text} /> : null;
  if (message.location) {
    return (
      <span className="flex items-center gap-2">
        <MapPin className="size-5 shrink-0 text-danger" aria-hidden="true" />
        <span><span className="block font-medium">{message.location.name ?? t('type.location')}</span><span className="tabular block text-xs text-ink-2">{message.location.address ?? `${message.location.latitude.toFixed(4)}, ${message.location.longitude.toFixed(4)}`}</span></span>
      </span>
    );
  }
  if (message.media) return <><PhoneMedia media={message.media} type={message.type} />{text}</>;
  if (message.template && !text) return <span>{t('composer.templateNamed', { name: message.template.name })}</span>;
  return text ?? <span className="italic text-ink-2">{typeName(message.type)}</span>;
}

function PhoneMedia({ media, type }: { media: NonNullable<PhoneMessage['media']>; type: string }) {
  const url = media.url ?? `/api/v1/sandbox/media/${media.id}`;
  const kind = media.contentType ?? '';
  if (type === 'image' || type === 'sticker' || kind.startsWith('image/')) return <img src={url} alt={media.fileName ?? t('type.image')} className={cx('mb-1 rounded-lg', type === 'sticker' ? 'size-28 object-contain' : 'max-h-64 min-h-12 max-w-full')} />;
  if (type === 'video' || kind.startsWith('video/')) return <video src={url} controls className="mb-1 max-h-64 rounded-lg" aria-label={media.fileName ?? t('type.video')} />;
  if (type === 'audio' || kind.startsWith('audio/')) return <audio src={url} controls className="mb-1 h-10 w-56" aria-label={media.fileName ?? t('type.audio')} />;
  return <a href={url} download={media.fileName ?? true} className="mb-1 flex items-center gap-2 rounded-lg bg-ink/5 p-2 text-sm font-medium"><FileText className="size-5 shrink-0" aria-hidden="true" />{media.fileName || t('type.document')}</a>;
}

function Choices({ message, write }: { message: PhoneMessage; write: Write }) {
  const [open, setOpen] = useState(false);
  const interactive = message.interactive;
  if (!interactive) return null;
  const tap = 'flex min-h-9 w-full items-center justify-center gap-1.5 px-2 text-sm font-medium text-accent-text';
  const choose = (option: ChoiceOption) => {
    setOpen(false);
    void write({ type: interactive.kind === 'list' ? 'list_reply' : 'button_reply', messageId: message.id, id: option.id, title: option.title });
  };
  return (
    <div className="clear-both -mx-2.5 -mb-1.5 pt-1.5">
      {interactive.kind === 'buttons' ? (
        interactive.options.map((option) => <button key={option.id} type="button" className={cx(tap, 'border-t border-ink/10')} onClick={() => { choose(option); }}>{option.title}</button>)
      ) : (
        <button type="button" className={cx(tap, 'border-t border-ink/10')} onClick={() => { setOpen(true); }}><List className="size-4" aria-hidden="true" />{interactive.button ?? t('thread.list')}</button>
      )}
      <Overlay open={open} onOpenChange={setOpen} title={interactive.button ?? t('thread.list')}>
        <ul className="-mx-2">
          {interactive.options.map((option) => (
            <li key={option.id}>
              <button type="button" className="w-full rounded-lg px-2 py-2 text-left hover:bg-hover" onClick={() => { choose(option); }}>
                <span className="block font-medium">{option.title}</span>
                {option.description && <span className="block text-sm text-ink-2">{option.description}</span>}
              </button>
            </li>
          ))}
        </ul>
      </Overlay>
    </div>
  );
}
