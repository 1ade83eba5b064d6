import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { t } from '@/texts';
import { locale } from '@/texts/language';

/** Days on which nobody is there, whatever the week says. */
export function ClosedDates({ dates, readOnly, onChange }: { dates: string[]; readOnly: boolean; onChange: (dates: string[]) => void }) {
  const [next, setNext] = useState('');
  const add = () => {
    if (!next || dates.includes(next)) return;
    onChange([...dates, next].sort());
    setNext('');
  };
  return (
    <section className="mt-4">
      <h3 className="text-sm font-medium">{t('handover.closedDates')}</h3>
      {dates.length === 0 && <p className="mt-1 text-sm text-ink-3">{t('handover.noClosedDates')}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {dates.map((date) => (
          <li key={date} className="inline-flex h-8 items-center gap-1 rounded-lg border border-line bg-sunken pl-2.5 pr-1 text-sm">
            <time dateTime={date} className="tabular">{shownDate(date)}</time>
            {!readOnly && (
              <button type="button" aria-label={t('handover.removeDate', { date: shownDate(date) })} onClick={() => { onChange(dates.filter((other) => other !== date)); }} className="inline-flex size-6 items-center justify-center rounded text-ink-3 hover:bg-hover hover:text-ink">
                <X className="size-3.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <div className="mt-2 flex items-end gap-2">
          <TextField type="date" label={t('handover.date')} hideLabel value={next} onChange={(event) => { setNext(event.target.value); }} className="tabular w-44" />
          <Button onClick={add} disabled={!next}>{t('handover.addDate')}</Button>
        </div>
      )}
    </section>
  );
}

const shownDate = (date: string) => new Date(`${date}T12:00:00`).toLocaleDateString(locale(), { day: 'numeric', month: 'short', year: 'numeric' });
