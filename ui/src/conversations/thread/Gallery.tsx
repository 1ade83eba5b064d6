import * as Dialog from '@radix-ui/react-dialog';
import { ChevronLeft, ChevronRight, Download, MessageSquareText, X } from 'lucide-react';
import { useEffect } from 'react';
import type { Conversation, Message } from '@/api/conversations';
import { useStore } from '@/design/store';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';
import { jumpTo } from './place';
import { quotedAuthor } from './Quote';
import { picturesOf, shown } from './shown';

const tap = 'inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-2 outline-none hover:bg-hover hover:text-ink focus-visible:ring-2 focus-visible:ring-accent disabled:opacity-30';

/** The pictures and films of a thread over the whole screen, one after the other. */
export function Gallery({ messages, conversation }: { messages: readonly Message[]; conversation: Conversation }) {
  const open = useStore(shown);
  useEffect(() => () => { shown.set(null); }, []);
  if (open === null) return null;
  const all = picturesOf(messages);
  const index = all.findIndex(({ url }) => url === open);
  const picture = all[index];
  const step = (by: number) => { const next = all[index + by]; if (picture && next) shown.set(next.url); };
  const name = picture?.attachment.fileName ?? t('attachment.image');
  return (
    <Dialog.Root open onOpenChange={(stays) => { if (!stays) shown.set(null); }}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-canvas animate-fade" />
        <Dialog.Content
          data-testid="gallery"
          aria-describedby={undefined}
          onKeyDown={(event) => {
            if (event.target instanceof HTMLVideoElement) return;
            if (event.key === 'ArrowLeft') step(-1);
            if (event.key === 'ArrowRight') step(1);
          }}
          className="fixed inset-0 z-40 flex flex-col bg-canvas text-ink outline-none"
        >
          <header className="flex items-center gap-1 border-b border-line bg-surface px-3 py-2">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="truncate text-sm font-medium">{picture ? quotedAuthor(picture.message, conversation) : name}</Dialog.Title>
              {picture && <p className="tabular truncate text-xs text-ink-3"><time dateTime={picture.message.createdAt}>{dayAndTime(picture.message.createdAt)}</time>{all.length > 1 && <span role="status"> · {t('gallery.place', { n: index + 1, all: all.length })}</span>}</p>}
            </div>
            {picture && <button type="button" aria-label={t('gallery.toMessage')} title={t('gallery.toMessage')} className={tap} onClick={() => { shown.set(null); jumpTo({ conversation: conversation.id, message: picture.message.id }, true); }}><MessageSquareText className="size-5" /></button>}
            <a href={`${open}${open.includes('?') ? '&' : '?'}download`} aria-label={t('attachment.download')} title={t('attachment.download')} className={tap}><Download className="size-5" /></a>
            <Dialog.Close aria-label={t('shell.close')} className={tap}><X className="size-5" /></Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center gap-1 p-1 sm:p-3">
            {all.length > 1 && <button type="button" aria-label={t('gallery.before')} disabled={index <= 0} className={tap} onClick={() => { step(-1); }}><ChevronLeft className="size-6" /></button>}
            <div className="flex h-full min-w-0 flex-1 items-center justify-center">
              {picture?.attachment.type === 'video'
                ? <video key={open} src={open} controls aria-label={name} className="max-h-full max-w-full" />
                : <img key={open} src={open} alt={name} className="max-h-full max-w-full object-contain" />}
            </div>
            {all.length > 1 && <button type="button" aria-label={t('gallery.after')} disabled={index < 0 || index === all.length - 1} className={tap} onClick={() => { step(1); }}><ChevronRight className="size-6" /></button>}
          </div>
          {picture?.message.text && <p className="mx-auto max-h-24 max-w-3xl overflow-y-auto px-4 pb-4 text-center text-sm text-ink-2 [overflow-wrap:anywhere]">{picture.message.text}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
