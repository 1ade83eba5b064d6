import { ApiError } from '@/api/client';
import { t } from '@/texts';
import { errorText } from './States';

export function fieldProblem(error: unknown, name: string): string | null {
  return error instanceof ApiError ? error.fieldErrors.find((problem) => problem.field === name)?.message ?? null : null;
}

/** What is wrong with the whole rather than with a field. */
export function FormProblem({ error }: { error: unknown }) {
  if (!error) return null;
  const fields = error instanceof ApiError && error.fieldErrors.length > 0;
  return (
    <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">
      {fields ? t('shell.notSaved') : errorText(error)}
    </p>
  );
}
