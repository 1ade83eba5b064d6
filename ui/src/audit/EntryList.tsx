import type { AuditEntry } from '@/api/audit';
import { cx } from '@/design/cx';
import { clock, dayKey, dayLabel, fullTime } from '@/design/time';
import { useNow } from '@/design/useNow';
import { agentName } from './agentName';
import { deed, areaOf, isAlarm, whoName } from './entryWords';

/** Entries under the day they belong to, newest first. */
export function EntryList({ entries, open }: { entries: AuditEntry[]; open: (entry: AuditEntry) => void }) {
  const now = useNow();
  return (
    <div data-testid="audit-list">
      {byDay(entries).map((day) => (
        <section key={dayKey(day[0].at)} aria-label={dayLabel(day[0].at, now)}>
          <h3 className="sticky top-0 border-b border-line bg-canvas px-4 py-1.5 text-xs font-semibold text-ink-2">{dayLabel(day[0].at, now)}</h3>
          <ul>
            {day.map((entry) => <li key={entry.seq} className="border-b border-line/60"><Row entry={entry} open={open} /></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ entry, open }: { entry: AuditEntry; open: (entry: AuditEntry) => void }) {
  const area = areaOf(entry.action);
  const alarm = isAlarm(entry.action);
  return (
    <button type="button" onClick={() => { open(entry); }} className="flex w-full items-start gap-3 px-4 py-3 text-left text-sm transition-colors hover:bg-hover">
      <area.icon className={cx('mt-0.5 size-4 shrink-0', alarm ? 'text-wait' : 'text-ink-3')} aria-hidden="true" />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="font-medium">{whoName(entry.who)}</span> <span className={alarm ? 'text-wait' : 'text-ink-2'}>{deed(entry)}</span>
        {entry.personal.search && <span className="text-ink-2"> “{entry.personal.search}”</span>}
        {entry.from && <span className="block text-xs text-ink-3 md:hidden">{entry.from.address}</span>}
      </span>
      {entry.from && <span className="hidden w-56 shrink-0 truncate text-right text-xs leading-5 text-ink-3 md:block">{agentName(entry.from.agent)} <span className="tabular">{entry.from.address}</span></span>}
      <time dateTime={entry.at} title={fullTime(entry.at)} className="tabular w-14 shrink-0 text-right text-xs leading-5 text-ink-3">{clock(entry.at)}</time>
    </button>
  );
}

type Day = [AuditEntry, ...AuditEntry[]];

function byDay(entries: AuditEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = days.at(-1);
    if (day && dayKey(day[0].at) === dayKey(entry.at)) day.push(entry);
    else days.push([entry]);
  }
  return days;
}
