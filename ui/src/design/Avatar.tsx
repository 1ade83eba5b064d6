import { initials, tint } from './avatarTint';
import { cx } from './cx';

export function Avatar({ name, seed, size = 'md' }: { name: string | null; seed: string; size?: 'sm' | 'md' | 'lg' }) {
  return (
    <span
      aria-hidden="true"
      style={tint(seed)}
      className={cx(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold',
        size === 'sm' && 'size-6 text-2xs',
        size === 'md' && 'size-9 text-xs',
        size === 'lg' && 'size-14 text-lg',
      )}
    >
      {initials(name)}
    </span>
  );
}
