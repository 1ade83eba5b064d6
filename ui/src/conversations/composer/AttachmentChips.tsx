import { CircleAlert, FileText, X } from 'lucide-react';
import { t } from '@/texts';
import { fileSize } from '../thread/bodies/fileSize';
import type { PendingFile } from './useAttachments';

export function AttachmentChips({ files, remove }: { files: PendingFile[]; remove: (key: number) => void }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('composer.attachments')} className="flex flex-wrap gap-2 px-3 pb-2">
      {files.map((file) => (
        <li key={file.key} className="relative flex max-w-60 items-center gap-2 overflow-hidden rounded-lg border border-line bg-canvas py-1 pl-2 pr-1 text-xs">
          {file.error ? <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" /> : <FileText className="size-4 shrink-0 text-ink-3" aria-hidden="true" />}
          <span className="min-w-0">
            <span className="block truncate font-medium">{file.name}</span>
            <span role="status" className={file.error ? 'block truncate text-danger' : 'tabular block text-ink-3'}>
              {file.error ?? (file.media ? fileSize(file.size) : t('composer.uploading', { percent: Math.round(file.progress * 100) }))}
            </span>
          </span>
          <button type="button" aria-label={t('composer.removeFile', { name: file.name })} className="rounded p-1 text-ink-3 hover:bg-hover hover:text-ink" onClick={() => { remove(file.key); }}><X className="size-3.5" /></button>
          {!file.media && !file.error && <span aria-hidden="true" className="absolute bottom-0 left-0 h-0.5 bg-accent transition-all" style={{ width: `${String(file.progress * 100)}%` }} />}
        </li>
      ))}
    </ul>
  );
}
