import type { ComponentProps } from 'react';
import { cx } from './cx';

interface SwitchProps extends Omit<ComponentProps<'button'>, 'onChange'> {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** On or off, at once: for what needs no saving. */
export function Switch({ label, on, onChange, className, ...rest }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      {...rest}
      onClick={() => { onChange(!on); }}
      className={cx('relative h-6 w-10 shrink-0 rounded-full border transition-colors disabled:cursor-not-allowed disabled:opacity-55', on ? 'border-transparent bg-accent' : 'border-line-strong bg-sunken', className)}
    >
      <span className={cx('absolute top-1/2 size-4 -translate-y-1/2 rounded-full transition-[left]', on ? 'left-[1.15rem] bg-on-accent' : 'left-[3px] bg-ink-3')} />
    </button>
  );
}
