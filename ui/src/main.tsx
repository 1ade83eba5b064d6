import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import * as Tooltip from '@radix-ui/react-tooltip';
import { Fragment, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { breath } from './design/breath';
import { sessionQuery } from './access/session';
import { ApiError, csrfToken, onSignedOut } from './api/client';
import { keepUnsent } from './conversations/thread/unsent';
import { readRemembered } from './design/remembered';
import { Toasts } from './design/Toasts';
import { createConsoleRouter } from './shell/router';
import { applyTheme } from './shell/theme';
import { speak, useLanguage } from './texts/language';
import './styles.css';

applyTheme();
keepUnsent(sessionStorage);

/** Refused what the console offered: somebody has taken it away meanwhile, so what may be done is asked anew. */
function rightsChanged(error: Error): void {
  if (error instanceof ApiError && error.code === 'access/forbidden') void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: rightsChanged }),
  mutationCache: new MutationCache({ onError: rightsChanged }),
  defaultOptions: {
    queries: {
      // The live stream says when something changed; time alone does not make data old.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.transient),
      retryDelay: (attempt) => Math.min(4000, 500 * 2 ** attempt),
    },
    mutations: { retry: false },
  },
});
await breath();
const router = createConsoleRouter(queries);

// Whoever is signed in needs the frame next: it is fetched while the server is asked who that is.
if (csrfToken()) {
  void queries.prefetchQuery(sessionQuery);
  void import('./shell/inside').catch(() => undefined);
}

onSignedOut(() => {
  // Only someone who was signed in is told that the session ended.
  if (!queries.getQueryData(sessionQuery.queryKey)) return;
  queries.setQueryData(sessionQuery.queryKey, null);
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href, ended: true }, replace: true });
});

/** Drawn anew in another language. */
function Spoken() {
  const language = useLanguage();
  return (
    <Fragment key={language}>
      <RouterProvider router={router} />
      <Toasts />
    </Fragment>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await speak(readRemembered('language'));
await breath();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Tooltip.Provider delayDuration={450} skipDelayDuration={200}>
        <Spoken />
      </Tooltip.Provider>
    </QueryClientProvider>
  </StrictMode>,
);
