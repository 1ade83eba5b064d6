import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Picker, fitting, type Choice } from './Picker';
import { ExactTime } from './SnoozePicker';
import { snoozes, typedSnooze } from './snoozes';
import { whenWords } from './whenWords';
import { t } from '@/texts';

/** When something that is written goes out. */
export function SendLater({ choose, close }: { choose: (at: Date) => void; close: () => void }) {
  const [now] = useState(() => new Date());
  const [exact, setExact] = useState(false);
  if (exact) return <ExactTime title={t('later.title')} action={t('later.do')} now={now} choose={(at) => { close(); choose(at); }} close={close} />;
  const icon = <CalendarClock className="mx-1 size-4 text-ink-3" aria-hidden="true" />;
  const times = snoozes(now).map((one): Choice => ({ id: one.name, label: t(`desk.snooze.${one.name}`), hint: whenWords(one.at.toISOString(), now.getTime()), icon, run: () => { choose(one.at); } }));
  const choices = (text: string): Choice[] => {
    const typed = typedSnooze(text, now);
    const found = fitting([...times, { id: 'exact', label: t('desk.snooze.exact'), icon, stays: true, run: () => { setExact(true); } }], text);
    return typed ? [{ id: 'typed', label: whenWords(typed.toISOString(), now.getTime()), icon, run: () => { choose(typed); } }, ...found] : found;
  };
  return <Picker title={t('later.title')} placeholder={t('desk.snoozeHint')} choices={choices} close={close} />;
}
