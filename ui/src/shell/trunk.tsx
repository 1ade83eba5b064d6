import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/access/session';
import { remember } from '@/design/remembered';
import { allTexts, speak } from '@/texts/language';
import { NotFound } from './fallbacks';

/** What every address grows from: the page itself, and the frame that only who is signed in sees. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

/** A screen that is fetched when it is opened, with what it says. */
export const screen = <T extends object, K extends keyof T & string>(load: () => Promise<T>, name: K) =>
  lazyRouteComponent(() => Promise.all([load(), allTexts()]).then(([module]) => module), name);

export { addressText as text } from '@/design/addressText';

export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData({ ...sessionQuery, revalidateIfStale: true });
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.pathname === '/' ? undefined : location.href } });
    remember('language', me.language);
    await speak(me.language);
  },
  component: lazyRouteComponent(() => import('./inside'), 'AppLayout'),
});
