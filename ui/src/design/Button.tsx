import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { Spinner } from './Spinner';
import { Tip } from './Tip';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent font-semibold',
  secondary: 'bg-surface text-ink border-line hover:bg-hover shadow-card font-medium',
  quiet: 'bg-transparent text-ink-2 border-transparent hover:bg-hover hover:text-ink font-medium',
  danger: 'bg-danger text-on-danger border-transparent hover:bg-danger-hover font-semibold',
};

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  size?: 'sm' | 'md';
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({ look = 'secondary', size = 'md', busy = false, icon, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-lg border transition-colors',
        'disabled:cursor-not-allowed disabled:opacity-55',
        size === 'sm' ? 'h-7 px-2.5 text-xs' : 'h-9 px-3.5 text-sm',
        looks[look],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  label: string;
  shortcut?: string;
  active?: boolean;
  tipSide?: 'top' | 'right' | 'bottom' | 'left';
  size?: 'xs' | 'sm' | 'md';
}

export function IconButton({ label, shortcut, active, tipSide, size = 'md', className, children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut} side={tipSide}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-lg transition-colors hover:bg-hover hover:text-ink',
          size === 'md' ? 'size-8' : size === 'sm' ? 'size-7' : 'size-6',
          'disabled:cursor-not-allowed disabled:opacity-50',
          active ? 'bg-hover text-ink' : 'text-ink-3',
          className,
        )}
      >
        {children}
      </button>
    </Tip>
  );
}
