import { CalendarClock, X } from 'lucide-react';
import { useState } from 'react';
import { t } from '@/texts';
import { Picker, fitting, type Choice } from './Picker';
import { ExactTime } from './SnoozePicker';
import { snoozes, typedSnooze } from './snoozes';
import { whenWords } from './whenWords';

interface WhenProps {
  title: string;
  /** What the button says that takes a day and time. */
  action: string;
  choose: (at: Date) => void;
  close: () => void;
  /** Takes the time away that there is. */
  clear?: { label: string; run: () => void };
}

/** A time that is ahead, as people say it. */
export function WhenPicker({ title, action, choose, close, clear }: WhenProps) {
  const [now] = useState(() => new Date());
  const [exact, setExact] = useState(false);
  if (exact) return <ExactTime title={title} action={action} now={now} choose={(at) => { close(); choose(at); }} close={close} />;
  const icon = <CalendarClock className="mx-1 size-4 text-ink-3" aria-hidden="true" />;
  const times = snoozes(now).map((one): Choice => ({ id: one.name, label: t(`desk.snooze.${one.name}`), hint: whenWords(one.at.toISOString(), now.getTime()), icon, run: () => { choose(one.at); } }));
  const fixed: Choice[] = [{ id: 'exact', label: t('desk.snooze.exact'), icon, stays: true, run: () => { setExact(true); } }];
  if (clear) fixed.push({ id: 'clear', label: clear.label, icon: <X className="mx-1 size-4 text-ink-3" aria-hidden="true" />, run: clear.run });
  const choices = (text: string): Choice[] => {
    const typed = typedSnooze(text, now);
    const found = fitting([...times, ...fixed], text);
    return typed ? [{ id: 'typed', label: whenWords(typed.toISOString(), now.getTime()), icon, run: () => { choose(typed); } }, ...found] : found;
  };
  return <Picker title={title} placeholder={t('desk.snoozeHint')} choices={choices} close={close} />;
}
