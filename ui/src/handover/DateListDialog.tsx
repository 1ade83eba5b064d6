import { useMutation } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import type { ClosedDate } from '@/api/handover';
import { Button } from '@/design/Button';
import { TextArea } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { Pill } from '@/design/Pill';
import { Toggle } from '@/design/Toggle';
import { t } from '@/texts';
import { MOST_DATES, readCalendar, readLines, sorted, type ReadDates } from './dateList';
import { shownDate } from './hours';

const MOST_BYTES = 2_000_000;
const today = () => new Date().toLocaleDateString('sv');

/** Many closed days at once, from a list or a calendar; what would come of it is shown first. */
export function DateListDialog({ dates, add, close }: { dates: ClosedDate[]; add: (dates: ClosedDate[]) => void; close: () => void }) {
  const [text, setText] = useState('');
  const [yearly, setYearly] = useState(false);
  const calendar = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MOST_BYTES) throw new Error('too large');
      return readCalendar(await file.text(), today());
    },
  });
  const take = (file: File | undefined) => { if (file) calendar.mutate(file); };
  const lines = readLines(text, yearly);
  const read: ReadDates = { dates: [...lines.dates, ...(calendar.data?.dates ?? [])], unread: [...lines.unread, ...(calendar.data?.unread ?? [])] };
  const { added, known, past } = sorted(read.dates, dates, today());
  const tooMany = dates.length + added.length > MOST_DATES;
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <Overlay open wide onOpenChange={(stays) => { if (!stays) close(); }} title={t('dateList.title')} description={t('dateList.lead')} footer={(
      <>
        <Button onClick={close}>{t('shell.cancel')}</Button>
        <Button look="primary" disabled={added.length === 0 || tooMany} onClick={() => { add(added); close(); }}>{t('dateList.add', { n: added.length })}</Button>
      </>
    )}>
      <div className="grid gap-3" onDragOver={(event) => { event.preventDefault(); }} onDrop={dropped}>
        <TextArea label={t('dateList.list')} hint={t('dateList.listHint')} rows={5} value={text} placeholder={t('dateList.example')} onChange={(event) => { setText(event.target.value); }} className="tabular" />
        <div><Toggle on={yearly} change={setYearly}>{t('handover.everyYear')}</Toggle></div>
        <label className="flex cursor-pointer items-center gap-3 rounded-xl border border-dashed border-line-strong px-4 py-3 text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
          <FileUp className="size-5 shrink-0 text-ink-3" aria-hidden="true" />
          <span className="min-w-0 wrap-anywhere">{calendar.isSuccess ? calendar.variables.name : t('dateList.choose')}</span>
          <input type="file" accept=".ics,text/calendar" className="sr-only" aria-label={t('dateList.choose')} onChange={(event) => { take(event.target.files?.[0]); event.target.value = ''; }} />
        </label>
        {calendar.isError && <p role="alert" className="text-sm text-danger">{t('dateList.noCalendar')}</p>}
        <div role="status" className="grid gap-3 text-sm">
          {tooMany && <p className="text-danger">{t('dateList.tooMany', { n: MOST_DATES })}</p>}
          <Part title={t('dateList.added', { n: added.length })} dates={added} testid="dates-added" />
          <Part title={t('dateList.known', { n: known.length })} dates={known} testid="dates-known" />
          <Part title={t('dateList.past', { n: past.length })} dates={past} testid="dates-past" />
          {read.unread.length > 0 && (
            <section data-testid="dates-unread">
              <h3 className="font-medium text-danger">{t('dateList.unread', { n: read.unread.length })}</h3>
              <ul className="mt-1 list-inside list-disc text-ink-2">{read.unread.slice(0, 20).map((line, n) => <li key={n} className="wrap-anywhere">{line}</li>)}</ul>
            </section>
          )}
        </div>
      </div>
    </Overlay>
  );
}

function Part({ title, dates, testid }: { title: string; dates: ClosedDate[]; testid: string }) {
  if (dates.length === 0) return null;
  return (
    <section data-testid={testid}>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 max-h-48 overflow-y-auto" tabIndex={0}>
        {dates.map((each, n) => (
          <li key={`${each.date} ${String(n)}`} className="flex flex-wrap items-center gap-x-2 py-0.5">
            <time dateTime={each.date} className="tabular w-32 shrink-0 text-ink-2">{shownDate(each)}</time>
            <span className="min-w-0 wrap-anywhere">{each.name}</span>
            {each.yearly && <Pill>{t('handover.yearly')}</Pill>}
          </li>
        ))}
      </ul>
    </section>
  );
}
