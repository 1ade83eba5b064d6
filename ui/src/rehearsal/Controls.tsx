import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { t } from '@/texts';
import type { useRehearsal } from './useRehearsal';

const COUNTS = [5, 10, 20, 50];
const USUAL = 10;

/** How many questions, and the button that begins or ends it. */
export function Controls({ of: { id, start, cancel, running }, ready }: { of: ReturnType<typeof useRehearsal>; ready: boolean }) {
  const [count, setCount] = useState(USUAL);
  return (
    <>
      <SelectField label={t('rehearsal.count')} value={count} disabled={running} onChange={(event) => { setCount(Number(event.target.value)); }}>
        {COUNTS.map((one) => <option key={one} value={one}>{t('rehearsal.questions', { n: one })}</option>)}
      </SelectField>
      {running
        ? <Button icon={<Square className="size-3.5" />} busy={cancel.isPending} onClick={() => { if (id !== null) cancel.mutate(id); }}>{t('rehearsal.cancel')}</Button>
        : <Button look="primary" icon={<Play className="size-3.5" />} busy={start.isPending} disabled={!ready} onClick={() => { start.mutate(count); }}>{t('rehearsal.start')}</Button>}
    </>
  );
}
