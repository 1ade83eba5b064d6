import { Timer } from 'lucide-react';
import type { Conversation } from '@/api/conversations';
import { Pill } from '@/design/Pill';
import { fullTime, span } from '@/design/time';
import { t } from '@/texts';
import { standing } from './standing';

const tones = { missed: 'danger', close: 'wait', ahead: 'neutral' } as const;

/** What a person should have done next, and how long there is for it. */
export function DuePill({ due, now }: { due: NonNullable<Conversation['due']>; now: number }) {
  const how = standing(due, now);
  const left = span(Math.abs(Date.parse(due.at) - now));
  return (
    <Pill tone={tones[how]} icon={<Timer className="size-3" aria-hidden="true" />} title={`${t(`levels.target.${due.target}`)} · ${fullTime(due.at)}`}>
      <span className="sr-only">{t(`levels.target.${due.target}`)} </span><span className="tabular">{t(how === 'missed' ? 'levels.over' : 'levels.left', { span: left })}</span>
    </Pill>
  );
}
