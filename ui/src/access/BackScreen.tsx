import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { finishAtProvider, type Coming } from '@/api/signIn';
import { ApiError } from '@/api/client';
import { Mark } from '@/design/Mark';
import { readRemembered, remember } from '@/design/remembered';
import { Spinner } from '@/design/Spinner';
import { Empty } from '@/design/States';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';
import { providerProblem } from './ProviderButton';
import { sessionQuery } from './session';

/** Where the provider sends the browser back to. What it brought works once, so it is taken out of the address first. */
export function BackScreen() {
  useTitle(t('signIn.title'));
  const [brought] = useState(broughtBack);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const begun = useRef(false);
  const enter = useMutation({
    mutationFn: () => finishAtProvider(brought),
    onSuccess: async (me) => {
      const next = readRemembered('signInNext');
      remember('signInNext', null);
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, me);
      await navigate({ to: next?.startsWith('/') && !next.startsWith('//') ? next : '/inbox', replace: true });
    },
  });
  const { mutate } = enter;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    history.replaceState(history.state, '', location.pathname);
    mutate();
  }, [mutate]);
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto px-4 py-8">
      <div className="my-auto w-full max-w-[23rem]">
        <Mark className="mx-auto mb-4 size-12" />
        {enter.isError ? (
          <div role="alert">
            <Empty
              icon={<LogIn className="size-5" />}
              title={t('signIn.notIn')}
              action={<Link to="/sign-in" search={{}} className="font-medium text-accent-text underline underline-offset-4">{t('forgotten.back')}</Link>}
            >
              {providerProblem(enter.error)}
              {enter.error instanceof ApiError && <span className="mt-2 block text-xs text-ink-3">{enter.error.code}</span>}
            </Empty>
          </div>
        ) : (
          <p role="status" className="flex items-center justify-center gap-2 text-sm text-ink-2"><Spinner /> {t('signIn.coming')}</p>
        )}
      </div>
    </main>
  );
}

function broughtBack(): Coming {
  const brought = new URLSearchParams(location.search);
  return { state: brought.get('state') ?? '-', code: brought.get('code'), error: brought.get('error'), iss: brought.get('iss') };
}
