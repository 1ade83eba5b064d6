import { X } from 'lucide-react';
import { useState } from 'react';
import type { ClosedDate } from '@/api/handover';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Pill } from '@/design/Pill';
import { Toggle } from '@/design/Toggle';
import { t } from '@/texts';
import { DateListDialog } from './DateListDialog';
import { shownDate, withDate } from './hours';

const LONGEST_NAME = 80;

/** Days on which nobody is there, whatever the week says. */
export function ClosedDates({ dates, readOnly, onChange }: { dates: ClosedDate[]; readOnly: boolean; onChange: (dates: ClosedDate[]) => void }) {
  const [many, setMany] = useState(false);
  return (
    <section className="mt-4">
      <h3 className="text-sm font-medium">{t('handover.closedDates')}</h3>
      {dates.length === 0 && <p className="mt-1 text-sm text-ink-3">{t('handover.noClosedDates')}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {dates.map((each) => (
          <li key={each.date} className="inline-flex min-h-8 max-w-full items-center gap-2 rounded-lg border border-line bg-sunken py-1 pl-2.5 pr-1 text-sm">
            {each.name && <span className="min-w-0 font-medium wrap-anywhere">{each.name}</span>}
            <time dateTime={each.date} className="tabular shrink-0 text-ink-2">{shownDate(each)}</time>
            {each.yearly && <Pill>{t('handover.yearly')}</Pill>}
            {!readOnly && (
              <button type="button" aria-label={t('handover.removeDate', { date: each.name || shownDate(each) })} onClick={() => { onChange(dates.filter((other) => other !== each)); }} className="inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-3 hover:bg-hover hover:text-ink">
                <X className="size-3.5" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <NextDate add={(next) => { onChange(withDate(dates, next)); }} many={() => { setMany(true); }} />}
      {many && <DateListDialog dates={dates} add={(added) => { onChange(added.reduce(withDate, dates)); }} close={() => { setMany(false); }} />}
    </section>
  );
}

/** No form of its own: it stands in the one of the hours. */
function NextDate({ add, many }: { add: (date: ClosedDate) => void; many: () => void }) {
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [yearly, setYearly] = useState(false);
  const take = () => {
    add({ date, name: name.trim(), yearly });
    setDate('');
    setName('');
    setYearly(false);
  };
  return (
    <div className="mt-3 flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <TextField type="date" label={t('handover.date')} hideLabel value={date} onChange={(event) => { setDate(event.target.value); }} className="tabular w-44" />
        <TextField label={t('handover.dateName')} hideLabel maxLength={LONGEST_NAME} placeholder={t('handover.dateName')} value={name} onChange={(event) => { setName(event.target.value); }} className="w-56 max-w-full" />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Toggle on={yearly} change={setYearly}>{t('handover.everyYear')}</Toggle>
        <Button onClick={take} disabled={!date}>{t('handover.addDate')}</Button>
        <Button look="quiet" onClick={many}>{t('dateList.open')}</Button>
      </div>
    </div>
  );
}
