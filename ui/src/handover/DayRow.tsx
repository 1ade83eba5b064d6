import { Plus, X } from 'lucide-react';
import type { Day, Span } from '@/api/handover';
import { Button, IconButton } from '@/design/Button';
import { fieldLook } from '@/design/Field';
import { cx } from '@/design/cx';
import { t } from '@/texts';
import { sentClose, shownClose, wrongWith } from './hours';

interface DayRowProps {
  day: Day;
  spans: Span[];
  always: boolean;
  readOnly: boolean;
  onChange: (spans: Span[]) => void;
}

const MOST = 4;

export function DayRow({ day, spans, always, readOnly, onChange }: DayRowProps) {
  const name = t(`handover.day.${day}`);
  const wrong = wrongWith(spans);
  const change = (index: number, part: Partial<Span>) => { onChange(spans.map((span, n) => (n === index ? { ...span, ...part } : span))); };
  const add = () => {
    const last = spans[spans.length - 1];
    onChange([...spans, last ? { day, opens: last.closes === '24:00' ? '' : last.closes, closes: '' } : { day, opens: '08:00', closes: '17:00' }]);
  };
  return (
    <li className="flex flex-col gap-2 py-2 sm:flex-row sm:items-start">
      <span className="w-28 shrink-0 text-sm font-medium sm:pt-2">{name}</span>
      <div className="min-w-0 flex-1 space-y-2">
        {spans.length === 0 && <p className="text-sm text-ink-3 sm:pt-2">{t(always ? 'handover.anyTime' : 'handover.closedDay')}</p>}
        {spans.map((span, index) => (
          <div key={index} className="flex items-center gap-2">
            <input type="time" required disabled={readOnly} aria-label={t('handover.opens', { day: name })} value={span.opens} onChange={(event) => { change(index, { opens: event.target.value }); }} className={cx(fieldLook, 'tabular h-9 min-w-0 max-w-36 px-2')} />
            <span className="text-ink-3" aria-hidden="true">–</span>
            <input type="time" required disabled={readOnly} aria-label={t('handover.closes', { day: name })} value={shownClose(span.closes)} onChange={(event) => { change(index, { closes: sentClose(event.target.value) }); }} className={cx(fieldLook, 'tabular h-9 min-w-0 max-w-36 px-2')} />
            {!readOnly && <IconButton label={t('handover.removeSpan', { day: name })} onClick={() => { onChange(spans.filter((_, n) => n !== index)); }}><X className="size-4" /></IconButton>}
          </div>
        ))}
        {wrong && <p className="text-xs text-danger">{t(`handover.wrong.${wrong}`)}</p>}
      </div>
      {!readOnly && spans.length < MOST && (
        <Button size="sm" look="quiet" icon={<Plus className="size-3.5" />} className="self-start sm:mt-1" onClick={add} aria-label={t('handover.addSpanTo', { day: name })}>{t('handover.addSpan')}</Button>
      )}
    </li>
  );
}
