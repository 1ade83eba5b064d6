import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/access/session';
import { SignInScreen } from '@/access/SignInScreen';
import { asAnalyticsSearch } from '@/analytics/analyticsSearch';
import { asInboxSearch } from '@/conversations/inboxSearch';
import { asIntakeSearch } from '@/intake/intakeSearch';
import { places } from './places';
import { Pending, RouteFailed } from './fallbacks';
import { oldAddresses, settingsTree } from './settingsRoutes';
import { app, root, screen, text } from './trunk';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: boolean } => ({
    next: text(search.next),
    ended: search.ended === true || undefined,
  }),
  component: SignInScreen,
});

const signInAt = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$organisation',
  component: SignInScreen,
});

const signInBack = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/back',
  component: lazyRouteComponent(() => import('@/access/BackScreen'), 'BackScreen'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('@/access/ForgottenScreen'), 'ForgottenScreen'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('@/access/WelcomeScreen'), 'WelcomeScreen'),
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: () => { throw redirect({ to: '/inbox', search: {} }); },
});

const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: asInboxSearch,
  beforeLoad: async ({ context, location, search }) => {
    const me = await context.queries.ensureQueryData(sessionQuery);
    const may = (permission: string | null) => permission === null || me?.permissions.includes(permission) === true;
    // Whoever may read no conversations begins with the first place that is theirs.
    if (me && location.pathname === '/inbox' && !may('conversations:read')) {
      throw redirect({ to: places.find((place) => place.to !== '/phone' && may(place.permission))?.to ?? '/settings' });
    }
    if (me && may('conversations:read')) void import('./inside').then(({ askForInbox }) => { askForInbox(context.queries, search, may('organisation:manage')); }, () => undefined);
  },
  component: lazyRouteComponent(() => import('./inside'), 'InboxScreen'),
});

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversationId',
  component: () => null,
});

const contacts = createRoute({
  getParentRoute: () => app,
  path: '/contacts',
  validateSearch: (search: Record<string, unknown>): { q?: string; segment?: string; filter?: string } => ({ q: text(search.q), segment: text(search.segment), filter: text(search.filter) }),
  component: screen(() => import('@/contacts/ContactsScreen'), 'ContactsScreen'),
});

const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$contactId',
  component: screen(() => import('@/contacts/ContactScreen'), 'ContactScreen'),
});

const companies = createRoute({
  getParentRoute: () => app,
  path: '/companies',
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: text(search.q) }),
  component: screen(() => import('@/companies/CompaniesScreen'), 'CompaniesScreen'),
});

const company = createRoute({
  getParentRoute: () => app,
  path: '/companies/$companyId',
  component: screen(() => import('@/companies/CompanyScreen'), 'CompanyScreen'),
});

const notices = createRoute({
  getParentRoute: () => app,
  path: '/notices',
  component: screen(() => import('@/notices/NoticesScreen'), 'NoticesScreen'),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): { whose?: 'all'; done?: true } => ({
    whose: search.whose === 'all' ? 'all' : undefined,
    done: search.done === true || undefined,
  }),
  component: screen(() => import('@/tasks/TasksScreen'), 'TasksScreen'),
});

const pipeline = createRoute({
  getParentRoute: () => app,
  path: '/pipeline',
  validateSearch: (search: Record<string, unknown>): { owner?: string; company?: string } => ({ owner: text(search.owner), company: text(search.company) }),
  component: screen(() => import('@/pipeline/PipelineScreen'), 'PipelineScreen'),
});

const phone = createRoute({
  getParentRoute: () => app,
  path: '/phone',
  component: screen(() => import('@/sandbox/PhoneScreen'), 'PhoneScreen'),
});

const analytics = createRoute({
  getParentRoute: () => app,
  path: '/analytics',
  validateSearch: asAnalyticsSearch,
  component: screen(() => import('@/analytics/AnalyticsScreen'), 'AnalyticsScreen'),
});

const intake = createRoute({
  getParentRoute: () => app,
  path: '/intake',
  validateSearch: asIntakeSearch,
  component: screen(() => import('@/intake/IntakeScreen'), 'IntakeScreen'),
});

const deadLetters = createRoute({
  getParentRoute: () => app,
  path: '/dead-letters',
  component: screen(() => import('@/delivery/DeadLettersScreen'), 'DeadLettersScreen'),
});

const mailings = createRoute({
  getParentRoute: () => app,
  path: '/mailings',
  component: screen(() => import('@/mailings/MailingsScreen'), 'MailingsScreen'),
});

const composeMailing = createRoute({
  getParentRoute: () => app,
  path: '/mailings/new',
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: text(search.from) }),
  component: screen(() => import('@/mailings/ComposeScreen'), 'ComposeScreen'),
});

const mailing = createRoute({
  getParentRoute: () => app,
  path: '/mailings/$mailingId',
  component: screen(() => import('@/mailings/MailingScreen'), 'MailingScreen'),
});

const knowledge = createRoute({
  getParentRoute: () => app,
  path: '/knowledge',
  component: screen(() => import('@/knowledge/KnowledgeLayout'), 'KnowledgeLayout'),
});

const knowledgeHome = createRoute({
  getParentRoute: () => knowledge,
  path: '/',
  beforeLoad: () => { throw redirect({ to: '/knowledge/articles' }); },
});

const documents = createRoute({
  getParentRoute: () => knowledge,
  path: 'documents',
  component: screen(() => import('@/knowledge/documents/DocumentsScreen'), 'DocumentsScreen'),
});

const unanswered = createRoute({
  getParentRoute: () => knowledge,
  path: 'unanswered',
  component: screen(() => import('@/knowledge/unanswered/UnansweredScreen'), 'UnansweredScreen'),
});

const articles = createRoute({
  getParentRoute: () => knowledge,
  path: 'articles',
  validateSearch: (search: Record<string, unknown>): { open?: string } => (typeof search.open === 'string' ? { open: search.open } : {}),
  component: screen(() => import('@/knowledge/ArticlesScreen'), 'ArticlesScreen'),
});

const firstSteps = createRoute({
  getParentRoute: () => app,
  path: '/first-steps',
  component: screen(() => import('@/settings/FirstStepsScreen'), 'FirstStepsScreen'),
});

const ownFigures = createRoute({
  getParentRoute: () => app,
  path: '/my-figures',
  validateSearch: asAnalyticsSearch,
  component: screen(() => import('@/analytics/OwnFiguresScreen'), 'OwnFiguresScreen'),
});

const tree = root.addChildren([
  signIn,
  signInAt,
  signInBack,
  forgotten,
  welcome,
  app.addChildren([
    home,
    inbox.addChildren([conversation]),
    contacts,
    contact,
    companies,
    company,
    notices,
    tasks,
    pipeline,
    phone,
    analytics,
    intake,
    deadLetters,
    mailings,
    composeMailing,
    mailing,
    knowledge.addChildren([knowledgeHome, articles, documents, unanswered]),
    firstSteps,
    ownFigures,
    settingsTree,
    ...oldAddresses,
  ]),
]);

export function createConsoleRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteFailed,
    defaultPendingComponent: Pending,
    defaultPendingMs: 300,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
