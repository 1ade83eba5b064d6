import * as Dialog from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '@/texts';
import { cx } from './cx';

interface OverlayProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  kind?: 'dialog' | 'sheet';
  alert?: boolean;
  wide?: boolean;
}

/** A modal dialog in the middle, or a sheet from the right; focus is kept inside and given back by Radix. */
export function Overlay({ open, onOpenChange, title, description, children, footer, kind = 'dialog', alert, wide }: OverlayProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-fade" />
        <Dialog.Content
          role={alert ? 'alertdialog' : 'dialog'}
          aria-describedby={description ? undefined : ''}
          className={cx(
            'fixed z-40 flex flex-col bg-raised text-ink shadow-pop outline-none',
            kind === 'dialog'
              ? 'inset-x-3 top-1/2 mx-auto max-h-[min(88dvh,46rem)] -translate-y-1/2 rounded-2xl border border-line animate-rise'
              : 'inset-y-0 right-0 w-full border-l border-line animate-slide sm:w-[min(100%,30rem)]',
            kind === 'dialog' && (wide ? 'max-w-2xl' : 'max-w-md'),
            kind === 'sheet' && wide && 'sm:w-[min(100%,42rem)]',
          )}
        >
          <header className="flex items-start gap-3 px-5 pb-3 pt-4">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="text-lg font-semibold tracking-tight">{title}</Dialog.Title>
              {description && <Dialog.Description className="mt-1 text-sm text-ink-2">{description}</Dialog.Description>}
            </div>
            {/* No tooltip here: it would open with the dialog's first focus and take the first Escape. */}
            <Dialog.Close aria-label={t('shell.close')} className="-mr-2 -mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-3 transition-colors hover:bg-hover hover:text-ink">
              <X className="size-4" />
            </Dialog.Close>
          </header>
          {/* With a focus of its own: what has nothing to press can be scrolled with the keyboard all the same. */}
          {children && <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 outline-none focus-visible:inset-ring-2 focus-visible:inset-ring-accent">{children}</div>}
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
