import { cx } from './cx';

interface MeterProps {
  label: string;
  value: number;
  most: number;
  /** What a person reads of it, such as “$4 of $20”. */
  words: string;
  tone?: 'ok' | 'wait' | 'danger' | 'accent';
  /** From where on it is high, as a share of the most. */
  mark?: number;
}

const tones = { ok: 'bg-ok', wait: 'bg-wait-solid', danger: 'bg-danger', accent: 'bg-accent' };

/** How much of something is used up. Never the only place that says so: the words stand beside it. */
export function Meter({ label, value, most, words, tone = 'ok', mark }: MeterProps) {
  const share = most > 0 ? Math.min(1, value / most) : 0;
  return (
    <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={most} aria-valuenow={Math.min(value, most)} aria-valuetext={words} className="relative h-2 w-full overflow-clip rounded-full bg-sunken">
      <span className={cx('block h-full rounded-full transition-[width] duration-200', tones[tone])} style={{ width: `${String(share * 100)}%` }} />
      {mark !== undefined && <span className="absolute inset-y-0 w-0.5 bg-ink-3" style={{ left: `${String(mark * 100)}%` }} />}
    </div>
  );
}
