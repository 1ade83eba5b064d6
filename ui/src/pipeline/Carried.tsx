import { useEffect, useRef } from 'react';
import type { Stage } from '@/api/deals';
import { useStore } from '@/design/store';
import { t } from '@/texts';
import { carried } from './finger';

/** The deal under a finger. Where one stage is shown at a time, the others appear to be dropped on. */
export function Carried({ stages, shown }: { stages: readonly Stage[]; shown: string }) {
  const now = useStore(carried);
  const card = useRef<HTMLParagraphElement>(null);
  const active = now !== null;
  useEffect(() => {
    if (!active) return undefined;
    const follow = (event: PointerEvent) => {
      if (card.current) card.current.style.translate = `${String(event.clientX)}px ${String(event.clientY)}px`;
    };
    window.addEventListener('pointermove', follow);
    return () => { window.removeEventListener('pointermove', follow); };
  }, [active]);
  if (!now) return null;
  return (
    <>
      <div data-testid="stage-strip" className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised p-3 shadow-pop md:hidden">
        <p className="mb-2 text-xs font-semibold text-ink-2">{t('pipeline.moveTo')}</p>
        <ul className="flex flex-wrap gap-2">
          {stages.filter((stage) => stage.id !== shown).map((stage) => (
            <li key={stage.id} data-stage-id={stage.id} data-strip="" className={`flex min-h-11 min-w-24 flex-1 items-center justify-center rounded-lg border-2 px-3 text-sm font-medium ${now.over?.stage === stage.id ? 'border-accent bg-accent-soft text-accent-text' : 'border-line'}`}>{stage.name}</li>
          ))}
        </ul>
      </div>
      <p ref={card} aria-hidden="true" style={{ translate: `${String(now.x)}px ${String(now.y)}px` }} className="pointer-events-none fixed left-0 top-0 z-40 -ml-16 -mt-14 max-w-48 truncate rounded-xl border border-accent bg-surface px-3 py-2 text-sm font-medium shadow-pop">{now.title}</p>
    </>
  );
}
