import { FileUp } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { t } from '@/texts';

const ACCEPTED = '.pdf,.docx,.html,.htm,.md,.markdown,.txt,.csv';

export function DropZone({ add }: { add: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, inside: boolean) => { event.preventDefault(); setOver(inside); };
  return (
    <div
      data-testid="drop-zone"
      onDragOver={(event) => { drag(event, true); }}
      onDragLeave={(event) => { drag(event, false); }}
      onDrop={(event) => { drag(event, false); add(event.dataTransfer.files); }}
      className={cx('flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-dashed p-4 transition-colors', over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface')}
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-ink-2"><FileUp className="size-5" aria-hidden="true" /></span>
      <div className="min-w-48 flex-1">
        <p className="font-medium">{t('documents.drop')}</p>
        <p className="text-sm text-ink-3">{t('documents.accepted')}</p>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        aria-label={t('documents.choose')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => { add([...(event.target.files ?? [])]); event.target.value = ''; }}
      />
      <Button onClick={() => { input.current?.click(); }}>{t('documents.choose')}</Button>
    </div>
  );
}
