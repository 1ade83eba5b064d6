import { CircleAlert, X } from 'lucide-react';
import { IconButton } from '@/design/Button';
import { t } from '@/texts';
import { Bar } from './Bar';
import type { GoingUp } from './useUploads';

export function Uploads({ files, remove }: { files: GoingUp[]; remove: (key: number) => void }) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('documents.uploads')} className="mt-3 space-y-2">
      {files.map((file) => (
        <li key={file.key} className="flex items-center gap-3 rounded-lg border border-line bg-surface py-2 pl-3 pr-2 text-sm">
          {file.error && <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" />}
          <div className="min-w-0 flex-1">
            <p className="truncate font-medium">{file.name}</p>
            {file.error ? <p role="alert" className="text-danger">{file.error}</p> : <Bar share={file.progress} label={t('documents.uploading', { name: file.name })} />}
          </div>
          <IconButton label={file.error ? t('documents.forget', { name: file.name }) : t('documents.cancel', { name: file.name })} onClick={() => { remove(file.key); }}><X className="size-4" /></IconButton>
        </li>
      ))}
    </ul>
  );
}
