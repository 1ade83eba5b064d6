import { useState } from 'react';
import { Mail } from 'lucide-react';
import type { Original } from '@/api/conversations';
import { t } from '@/texts';

/** What a mail was about, above what was said in it. */
export function Subject({ original }: { original: Original }) {
  if (!original.subject) return null;
  return <p dir="auto" className="mb-1 flex items-start gap-1.5 font-medium"><Mail className="mt-1 size-3.5 shrink-0 text-ink-3" aria-hidden="true" /><span className="min-w-0 break-words">{original.subject}</span></p>;
}

/** All of it, as it came: quotes, signature, who carried it. Its page stands in a frame that can run nothing and load nothing. */
export function OriginalMessage({ original }: { original: Original }) {
  const [open, setOpen] = useState(false);
  if (!original.text && !original.html && original.facts.length === 0) return null;
  return (
    <details className="mt-1.5 text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer rounded text-xs text-ink-2 underline-offset-2 hover:underline">{t('thread.original')}</summary>
      {open && (
        <div className="mt-1.5 w-[36rem] max-w-full space-y-2">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
            {original.facts.map((fact) => (
              <div key={fact.name} className="contents">
                <dt className="text-ink-2">{fact.name}</dt>
                <dd className="break-words">{fact.value}</dd>
              </div>
            ))}
          </dl>
          {original.html
            ? <iframe title={t('thread.original')} sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={original.html} className="h-72 w-full rounded-lg border border-line bg-white" />
            : original.text && <p dir="auto" className="max-h-72 overflow-y-auto whitespace-pre-line break-words rounded-lg border border-line bg-surface p-2.5">{original.text}</p>}
        </div>
      )}
    </details>
  );
}
