import { X } from 'lucide-react';
import { t } from '@/texts';
import { cx } from './cx';
import { useStore } from './store';
import { dismissToast, toasts } from './toasts';

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <div role="status" aria-live="polite" data-testid="toasts" className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-3 md:bottom-5">
      {shown.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex max-w-md items-center gap-3 rounded-xl bg-ink py-2 pl-3.5 pr-2 text-sm text-canvas shadow-pop animate-rise"
        >
          <span
            aria-hidden="true"
            className={cx('size-2 shrink-0 rounded-full', toast.tone === 'ok' ? 'bg-[#5cc77f]' : toast.tone === 'danger' ? 'bg-[#f2735f]' : 'bg-canvas/50')}
          />
          <span className="min-w-0 flex-1">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className="rounded-md px-2 py-1 font-semibold underline-offset-2 hover:underline"
              onClick={() => { toast.action?.run(); dismissToast(toast.id); }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" aria-label={t('shell.dismiss')} className="rounded-md p-1 opacity-75 hover:opacity-100" onClick={() => { dismissToast(toast.id); }}>
            <X className="size-3.5" />
          </button>
        </div>
      ))}
    </div>
  );
}
