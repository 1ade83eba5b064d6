import { Download, FileText, FileWarning, ImageOff, Music, Video } from 'lucide-react';
import { useState } from 'react';
import type { Attachment } from '@/api/conversations';
import { Spinner } from '@/design/Spinner';
import { t } from '@/texts';
import { shown } from '../shown';
import { fileSize } from './fileSize';

export function AttachmentView({ attachment, sticker = false }: { attachment: Attachment; sticker?: boolean }) {
  const [broken, setBroken] = useState(false);
  const { url, state } = attachment;
  const name = attachment.fileName ?? t(`attachment.${kindOf(attachment)}`);
  if (state !== 'stored' || !url) return <Unavailable attachment={attachment} name={name} />;
  if (attachment.program) return <Row icon={<FileWarning className="size-4" />} name={name} detail={t('attachment.program')} url={url} />;
  switch (kindOf(attachment)) {
    case 'image':
      if (broken) return <Row icon={<ImageOff className="size-4" />} name={name} detail={t('attachment.broken')} url={url} />;
      return (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="mb-1 block overflow-hidden rounded-xl"
          aria-label={t('attachment.open', { name })}
          onClick={(event) => {
            // With a key held down, or as a sticker, it is a link like any other.
            if (sticker || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            shown.set(url);
          }}
        >
          <img src={url} alt={attachment.fileName ?? t('attachment.image')} loading="lazy" onError={() => { setBroken(true); }} className={sticker ? 'size-32 object-contain' : 'max-h-80 min-h-16 max-w-full bg-sunken object-cover sm:max-w-72'} />
        </a>
      );
    case 'video':
      return <video src={url} controls preload="metadata" aria-label={name} className="mb-1 max-h-80 w-72 max-w-full rounded-xl bg-sunken" />;
    case 'audio':
      return (
        <div className="mb-1">
          <audio src={url} controls preload="metadata" aria-label={name} className="h-10 w-64 max-w-full" />
        </div>
      );
    case 'document':
      return <Row icon={<FileText className="size-4" />} name={name} detail={[attachment.contentType, fileSize(attachment.size)].filter(Boolean).join(' · ')} url={url} />;
  }
}

function kindOf(attachment: Attachment): 'image' | 'video' | 'audio' | 'document' {
  if (attachment.type === 'image' || attachment.type === 'sticker') return 'image';
  if (attachment.type === 'video') return 'video';
  if (attachment.type === 'audio' || attachment.type === 'voice') return 'audio';
  return 'document';
}

function Row({ icon, name, detail, url }: { icon: React.ReactNode; name: string; detail: string; url: string }) {
  return (
    <a href={`${url}${url.includes('?') ? '&' : '?'}download`} className="mb-1 flex w-64 max-w-full items-center gap-2.5 rounded-xl border border-line bg-surface p-2 text-sm hover:bg-hover">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-2">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-ink-3">{detail}</span>
      </span>
      <Download className="size-4 shrink-0 text-ink-3" aria-label={t('attachment.download')} />
    </a>
  );
}

const icons = { image: ImageOff, video: Video, audio: Music, document: FileWarning };

function Unavailable({ attachment, name }: { attachment: Attachment; name: string }) {
  const Icon = icons[kindOf(attachment)];
  const state = attachment.state === 'stored' ? 'failed' : attachment.state;
  return (
    <div className="mb-1 flex w-64 max-w-full items-center gap-2.5 rounded-xl border border-dashed border-line-strong/60 p-2 text-sm">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-3">{state === 'pending' ? <Spinner className="size-4" /> : <Icon className="size-4" />}</span>
      <span className="min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <span className={state === 'failed' ? 'block text-xs text-danger' : 'block text-xs text-ink-3'}>{t(`attachment.${state}`)}</span>
      </span>
    </div>
  );
}
