import { useState, type ReactNode } from 'react';
import type { SettingField } from '@/api/channels';
import { TextArea, TextField } from '@/design/Field';
import { SavedSecret } from '@/design/SavedSecret';
import { t } from '@/texts';
import { ChatLookFields } from './ChatLookFields';

interface SettingInputProps {
  field: SettingField;
  value: string;
  error: string | null;
  /** The secret is saved: it can be replaced, not seen. */
  saved?: boolean;
  onChange: (value: string) => void;
}

export function SettingInput({ field, value, error, saved = false, onChange }: SettingInputProps) {
  const [replacing, setReplacing] = useState(false);
  if (field.type === 'secret' && saved && !replacing && !error) {
    return <SavedSecret label={field.label} replace={() => { setReplacing(true); }} />;
  }
  const common = {
    label: field.required ? field.label : t('channels.optional', { label: field.label }),
    value,
    error,
    hint: <Hint field={field} />,
    placeholder: field.example ?? undefined,
    onChange: (event: { target: { value: string } }) => { onChange(event.target.value); },
  };
  switch (field.type) {
    case 'secret':
      return <TextField {...common} type="password" autoComplete="new-password" autoFocus={replacing} className="font-mono" />;
    case 'list':
      return <TextArea {...common} rows={3} spellCheck={false} />;
    case 'look':
      return <ChatLookFields field={field} value={value} error={error} onChange={onChange} />;
    case 'number':
      return <TextField {...common} inputMode="numeric" />;
    case 'url':
      return <TextField {...common} inputMode="url" spellCheck={false} />;
    default:
      return <TextField {...common} spellCheck={false} />;
  }
}

function Hint({ field }: { field: SettingField }): ReactNode {
  return (
    <>
      {field.help}
      {field.where && <span className="mt-0.5 block">{t('channels.foundAt', { place: field.where })}</span>}
    </>
  );
}
