import { days, type Span } from '@/api/handover';
import { Button } from '@/design/Button';
import { t } from '@/texts';
import { DayRow } from './DayRow';
import { likeMonday, ofDay } from './hours';

interface WeekFieldsProps {
  week: Span[];
  zone: string;
  readOnly: boolean;
  onChange: (week: Span[]) => void;
}

/** When people are there, day by day. */
export function WeekFields({ week, zone, readOnly, onChange }: WeekFieldsProps) {
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {days.map((day) => (
          <DayRow
            key={day}
            day={day}
            spans={ofDay(week, day)}
            always={week.length === 0}
            readOnly={readOnly}
            onChange={(spans) => { onChange([...week.filter((span) => span.day !== day), ...spans]); }}
          />
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-xs text-ink-3">{zone}</p>
        {!readOnly && ofDay(week, 'monday').length > 0 && <Button size="sm" look="quiet" onClick={() => { onChange(likeMonday(week)); }}>{t('handover.likeMonday')}</Button>}
      </div>
    </>
  );
}
