import { ApiError } from '@/api/client';
import { TextField } from '@/design/Field';
import { errorText } from '@/design/States';
import { t } from '@/texts';

/** The password that one has, asked for once more. */
export function PasswordField({ value, error, onChange }: { value: string; error: Error | null; onChange: (value: string) => void }) {
  const wrong = error instanceof ApiError && error.code === 'access/wrong-credentials';
  return (
    <TextField
      autoFocus
      label={t('profile.currentPassword')}
      type="password"
      autoComplete="current-password"
      value={value}
      error={error ? (wrong ? t('profile.wrongPassword') : errorText(error)) : null}
      onChange={(event) => { onChange(event.target.value); }}
    />
  );
}
