import { useId, type ComponentProps, type ReactNode } from 'react';
import { cx } from './cx';

export const fieldLook =
  'w-full rounded-lg border border-line-strong/70 bg-surface px-3 text-base text-ink transition-shadow hover:border-line-strong ' +
  'focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent/60 ' +
  'disabled:opacity-60 aria-invalid:border-danger';

interface Common {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  hideLabel?: boolean;
}

function Frame({ id, label, hint, error, hideLabel, children }: Common & { id: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={cx('text-sm font-medium text-ink', hideLabel && 'sr-only')}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-hint`} className="text-xs text-danger">{error}</p>
      ) : (
        hint && <p id={`${id}-hint`} className="text-xs text-ink-3">{hint}</p>
      )}
    </div>
  );
}

const describedBy = (id: string, { hint, error }: Pick<Common, 'hint' | 'error'>) => (hint || error ? `${id}-hint` : undefined);

export function TextField({ label, hint, error, hideLabel, className, ...rest }: Common & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        {...rest}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={cx(fieldLook, 'h-9', className)}
      />
    </Frame>
  );
}

export function TextArea({ label, hint, error, hideLabel, className, ...rest }: Common & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <textarea
        id={id}
        rows={4}
        {...rest}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={cx(fieldLook, 'resize-y py-2', className)}
      />
    </Frame>
  );
}

export function SelectField({ label, hint, error, hideLabel, className, children, ...rest }: Common & ComponentProps<'select'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} hideLabel={hideLabel}>
      <span className="relative block">
        <select
          id={id}
          {...rest}
          aria-describedby={describedBy(id, { hint, error })}
          className={cx(fieldLook, 'h-9 appearance-none truncate pr-8', className)}
        >
          {children}
        </select>
        <svg viewBox="0 0 16 16" className="pointer-events-none absolute right-2.5 top-1/2 size-3.5 -translate-y-1/2 text-ink-3" aria-hidden="true">
          <path d="M4 6l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
    </Frame>
  );
}
