import { CircleAlert, CircleCheck } from 'lucide-react';
import type { ConnectionTest } from '@/api/channels';
import { Spinner } from '@/design/Spinner';
import { errorText } from '@/design/States';
import { t } from '@/texts';

interface Test {
  data?: ConnectionTest;
  error: unknown;
  isPending: boolean;
  isError: boolean;
}

/** What a connection test came to, in the provider's own words. */
export function TestResult({ test }: { test: Test }) {
  return (
    <div role="status">
      {test.isPending && <p className="mt-3 flex items-center gap-2 text-sm text-ink-2"><Spinner /> {t('channels.asking')}</p>}
      {!test.isPending && test.data && (
        <p className={`mt-3 flex items-start gap-2 text-sm wrap-anywhere ${test.data.ok ? 'text-ok' : 'text-danger'}`}>
          {test.data.ok ? <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> : <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />}
          {test.data.detail}
        </p>
      )}
      {test.isError && <p className="mt-3 text-sm text-danger">{errorText(test.error)}</p>}
    </div>
  );
}
