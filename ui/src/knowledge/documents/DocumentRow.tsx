import { FileText, Globe, RotateCw, StickyNote, Trash2, type LucideIcon } from 'lucide-react';
import type { Source, SourceState } from '@/api/knowledge';
import { IconButton } from '@/design/Button';
import { Pill, type Tone } from '@/design/Pill';
import { fullTime, shortAgo } from '@/design/time';
import { isText, t } from '@/texts';
import { working } from '../queries';
import { Bar } from './Bar';

const icons: Record<Source['kind'], LucideIcon> = { file: FileText, web: Globe, text: StickyNote };
const tones: Record<SourceState, Tone> = { queued: 'neutral', extracting: 'accent', indexing: 'accent', ready: 'ok', failed: 'danger' };

/** In the language that is spoken, where it knows the reason. */
function failureText({ code, text }: { code: string; text: string }): string {
  const key = `documents.failure.${code}`;
  return isText(key) ? t(key) : text;
}

interface DocumentRowProps {
  source: Source;
  now: number;
  refresh?: () => void;
  remove?: () => void;
}

export function DocumentRow({ source, now, refresh, remove }: DocumentRowProps) {
  const Icon = icons[source.kind];
  return (
    <li data-testid="document" className="flex items-start gap-3 border-b border-line/60 px-4 py-3 last:border-0">
      <span className="mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-lg bg-sunken text-ink-2"><Icon className="size-4.5" aria-hidden="true" /></span>
      <div className="min-w-0 flex-1">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="min-w-0 [overflow-wrap:anywhere]">{source.title}</span>
          <Pill tone={tones[source.state]}>{t(`documents.state.${source.state}`)}</Pill>
          {source.audience === 'contact' && <Pill tone="note">{t('documents.oneCustomer')}</Pill>}
        </h2>
        {working(source) && <Bar share={source.progress / 100} label={t('documents.working', { title: source.title })} />}
        {source.error && <p className="mt-0.5 text-sm text-danger [overflow-wrap:anywhere]">{failureText(source.error)}</p>}
        <p className="mt-0.5 flex flex-wrap gap-x-2 text-xs text-ink-3">
          <time dateTime={source.updatedAt} title={fullTime(source.updatedAt)}>{shortAgo(source.updatedAt, now)}</time>
          {source.passages > 0 && <span>{t('documents.passages', { n: source.passages })}</span>}
          {source.language && <span>{source.language}</span>}
          {source.url && <span className="truncate">{source.url}</span>}
          {source.fileName && source.fileName !== source.title && <span className="truncate">{source.fileName}</span>}
        </p>
      </div>
      {refresh && !working(source) && <IconButton label={t(source.state === 'failed' ? 'documents.retry' : 'documents.refresh', { title: source.title })} onClick={refresh}><RotateCw className="size-4" /></IconButton>}
      {remove && <IconButton label={t('documents.delete', { title: source.title })} onClick={remove}><Trash2 className="size-4" /></IconButton>}
    </li>
  );
}
