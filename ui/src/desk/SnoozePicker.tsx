import { AlarmClock, AlarmClockOff, CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';
import { fitting, Picker, type Choice } from './Picker';
import { snoozes, typedSnooze } from './snoozes';
import { useChanges } from './useChanges';
import { whenWords } from './whenWords';

const YEAR_MS = 365 * 86_400_000;

export function SnoozePicker({ ids, close }: AskProps) {
  const { change, known } = useChanges();
  const [exact, setExact] = useState(false);
  const [now] = useState(() => new Date());
  const n = ids.length;
  const snooze = (until: Date) => { void change(ids, { snoozeUntil: until.toISOString() }, t('desk.snoozed', { n, when: whenWords(until.toISOString(), now.getTime()) })); };
  if (exact) return <ExactTime title={t('desk.snoozeTitle', { n })} action={t('desk.snoozeDo')} now={now} choose={(until) => { close(); snooze(until); }} close={close} />;
  const asleep = ids.some((id) => known(id)?.snoozedUntil);
  const clock = <AlarmClock className="mx-1 size-4 text-ink-3" aria-hidden="true" />;
  const natural = snoozes(now).map((one): Choice => ({ id: one.name, label: t(`desk.snooze.${one.name}`), hint: whenWords(one.at.toISOString(), now.getTime()), icon: clock, run: () => { snooze(one.at); } }));
  const fixed: Choice[] = [{ id: 'exact', label: t('desk.snooze.exact'), icon: <CalendarClock className="mx-1 size-4 text-ink-3" aria-hidden="true" />, stays: true, run: () => { setExact(true); } }];
  if (asleep) fixed.push({ id: 'wake', label: t('desk.wake'), icon: <AlarmClockOff className="mx-1 size-4 text-ink-3" aria-hidden="true" />, run: () => { void change(ids, { wake: true }, t('desk.woken', { n })); } });
  const choices = (text: string): Choice[] => {
    const typed = typedSnooze(text, now);
    const found = fitting([...natural, ...fixed], text);
    return typed ? [{ id: 'typed', label: whenWords(typed.toISOString(), now.getTime()), icon: clock, run: () => { snooze(typed); } }, ...found] : found;
  };
  return <Picker title={t('desk.snoozeTitle', { n })} placeholder={t('desk.snoozeHint')} choices={choices} close={close} />;
}

interface ExactProps {
  title: string;
  action: string;
  now: Date;
  choose: (until: Date) => void;
  close: () => void;
}

export function ExactTime({ title, action, now, choose, close }: ExactProps) {
  const [text, setText] = useState('');
  const until = text ? new Date(text) : null;
  const ahead = until !== null && until.getTime() > now.getTime() && until.getTime() < now.getTime() + YEAR_MS;
  return (
    <Overlay
      open
      onOpenChange={(open) => { if (!open) close(); }}
      title={title}
      footer={<Button look="primary" disabled={!ahead} onClick={() => { if (until) choose(until); }}>{action}</Button>}
    >
      <TextField type="datetime-local" label={t('desk.snoozeUntil')} value={text} error={text && !ahead ? t('desk.snoozeAhead') : null} onChange={(event) => { setText(event.target.value); }} />
    </Overlay>
  );
}
