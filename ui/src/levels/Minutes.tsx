import { useState } from 'react';
import { TextField } from '@/design/Field';
import { t } from '@/texts';
import { asMinutes, asSpan } from './spans';

interface MinutesProps {
  label: string;
  hint: string;
  /** What no time means; else that nothing is promised. */
  none?: string;
  value: number | null;
  change: (minutes: number | null) => void;
}

/** A span of time as people write it: `30 min`, `4 h`, `2 d`; nothing promises nothing. */
export function Minutes({ label, hint, none, value, change }: MinutesProps) {
  const [text, setText] = useState(value === null ? '' : asSpan(value));
  const read = asMinutes(text);
  return (
    <TextField
      label={label}
      hint={hint}
      error={read === undefined ? t('levels.spanWrong') : null}
      value={text}
      placeholder={none ?? t('levels.spanNone')}
      onChange={(event) => {
        setText(event.target.value);
        const minutes = asMinutes(event.target.value);
        if (minutes !== undefined) change(minutes);
      }}
    />
  );
}
