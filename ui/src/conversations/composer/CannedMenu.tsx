import { useEffect } from 'react';
import type { CannedReply } from '@/api/writing';
import { cx } from '@/design/cx';
import { t } from '@/texts';

interface MenuProps {
  id: string;
  replies: readonly CannedReply[];
  active: number;
  hover: (index: number) => void;
  choose: (reply: CannedReply) => void;
}

/** The replies that fit what stands behind the slash; the field keeps the focus. */
export function CannedMenu({ id, replies, active, hover, choose }: MenuProps) {
  useEffect(() => { document.getElementById(`${id}-${String(active)}`)?.scrollIntoView({ block: 'nearest' }); }, [id, active]);
  return (
    <div role="listbox" id={id} aria-label={t('canned.title')} data-testid="canned" className="absolute inset-x-0 bottom-full z-30 mb-1 max-h-64 overflow-y-auto rounded-xl border border-line bg-raised p-1 shadow-pop">
      {replies.map((reply, index) => (
        <div
          key={reply.id}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === active}
          onMouseMove={() => { hover(index); }}
          onMouseDown={(event) => { event.preventDefault(); choose(reply); }}
          className={cx('flex min-h-9 cursor-pointer items-baseline gap-2.5 rounded-lg px-2.5 py-1.5 text-sm', index === active && 'bg-accent-soft')}
        >
          <span className="shrink-0 font-semibold text-accent-text">/{reply.shortcut}</span>
          <span className="min-w-0 truncate text-ink-2">{reply.text}</span>
        </div>
      ))}
    </div>
  );
}
