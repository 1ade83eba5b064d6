import type { ReactNode } from 'react';
import { cx } from './cx';

export type Tone = 'neutral' | 'accent' | 'bot' | 'wait' | 'danger' | 'ok' | 'note';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent-text ring-1 ring-inset ring-accent/20',
  bot: 'bg-bot-soft text-bot',
  wait: 'bg-wait-soft text-wait',
  danger: 'bg-danger-soft text-danger',
  ok: 'bg-ok-soft text-ok',
  note: 'bg-note-soft text-note',
};

export function Pill({ tone = 'neutral', icon, children, title }: { tone?: Tone; icon?: ReactNode; children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className={cx('inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-full px-2 text-2xs font-semibold', tones[tone])}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
