import type { ChannelKind, SettingField } from '@/api/channels';
import { fieldProblem } from '@/design/FormProblem';
import { t } from '@/texts';
import { SettingInput } from './SettingInput';
import type { Values } from './settings';

interface SettingsFieldsProps {
  kind: ChannelKind;
  values: Values;
  secrets?: readonly string[];
  error: unknown;
  change: (values: Values) => void;
}

/** The kind's fields as the server describes them; what few people need is folded away until it is wrong. */
export function SettingsFields({ kind, values, secrets = [], error, change }: SettingsFieldsProps) {
  const input = (field: SettingField) => (
    <SettingInput
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      error={fieldProblem(error, `settings.${field.name}`)}
      saved={secrets.includes(field.name)}
      onChange={(value) => { change({ ...values, [field.name]: value }); }}
    />
  );
  const advanced = kind.fields.filter((field) => field.advanced);
  const wrong = advanced.some((field) => fieldProblem(error, `settings.${field.name}`) !== null);
  return (
    <>
      {kind.fields.filter((field) => !field.advanced).map(input)}
      {advanced.length > 0 && (
        <details className="text-sm" open={wrong || undefined}>
          <summary className="w-fit cursor-pointer rounded text-ink-2">{t('channels.advanced')}</summary>
          <div className="flex flex-col gap-4 pt-3">{advanced.map(input)}</div>
        </details>
      )}
    </>
  );
}
