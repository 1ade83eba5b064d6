import type { Label } from '@/api/conversations';
import { cx } from '@/design/cx';
import { dotLook } from './labelColours';

export function LabelPill({ label }: { label: Pick<Label, 'name' | 'colour'> }) {
  return (
    <span data-testid="label" className="inline-flex h-5 min-w-0 max-w-32 items-center gap-1.5 rounded-full border border-line px-2 text-2xs font-medium text-ink-2">
      <span aria-hidden="true" className={cx('size-2 shrink-0 rounded-full', dotLook[label.colour])} />
      <span className="truncate">{label.name}</span>
    </span>
  );
}
