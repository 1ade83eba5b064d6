import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/access/session';
import { asAgentSearch } from '@/agents/agentSearch';
import { asAnalyticsSearch } from '@/analytics/analyticsSearch';
import { asAuditSearch } from '@/audit/auditSearch';
import { asInboxSearch } from '@/conversations/inboxSearch';
import { asIntakeSearch } from '@/intake/intakeSearch';
import { remember } from '@/design/remembered';
import { allTexts, speak } from '@/texts/language';
import { places } from './places';
import { NotFound, Pending, RouteFailed } from './fallbacks';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

/** A screen that is fetched when it is opened, with what it says. */
const screen = <T extends object, K extends keyof T & string>(load: () => Promise<T>, name: K) =>
  lazyRouteComponent(() => Promise.all([load(), allTexts()]).then(([module]) => module), name);

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: boolean } => ({
    next: text(search.next),
    ended: search.ended === true || undefined,
  }),
  component: lazyRouteComponent(() => import('@/access/SignInScreen'), 'SignInScreen'),
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

const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.pathname === '/' ? undefined : location.href } });
    remember('language', me.language);
    await speak(me.language);
  },
  component: lazyRouteComponent(() => import('./AppLayout'), 'AppLayout'),
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
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(sessionQuery);
    const may = (permission: string | null) => permission === null || me?.permissions.includes(permission) === true;
    // Whoever may read no conversations begins with the first place that is theirs.
    if (me && location.pathname === '/inbox' && !may('conversations:read')) {
      throw redirect({ to: places.find((place) => place.to !== '/phone' && may(place.permission))?.to ?? '/settings' });
    }
  },
  component: lazyRouteComponent(() => import('@/conversations/InboxScreen'), 'InboxScreen'),
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
  validateSearch: (search: Record<string, unknown>): { owner?: string } => ({ owner: typeof search.owner === 'string' ? search.owner : undefined }),
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

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: screen(() => import('@/settings/SettingsLayout'), 'SettingsLayout'),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: screen(() => import('@/settings/SettingsIndex'), 'SettingsIndex'),
});

const asChannelSearch = (search: Record<string, unknown>): { channel?: string } => ({ channel: text(search.channel) });

const channels = createRoute({
  getParentRoute: () => settings,
  path: 'channels',
  validateSearch: asChannelSearch,
  component: screen(() => import('@/channels/ChannelsScreen'), 'ChannelsScreen'),
});

const models = createRoute({
  getParentRoute: () => settings,
  path: 'models',
  component: screen(() => import('@/llm/ModelsScreen'), 'ModelsScreen'),
});

const agents = createRoute({
  getParentRoute: () => settings,
  path: 'agents',
  component: screen(() => import('@/agents/AgentsScreen'), 'AgentsScreen'),
});

const agent = createRoute({
  getParentRoute: () => settings,
  path: 'agents/$role',
  validateSearch: asAgentSearch,
  component: screen(() => import('@/agents/AgentScreen'), 'AgentScreen'),
});

const guard = createRoute({
  getParentRoute: () => settings,
  path: 'guard',
  component: screen(() => import('@/guard/GuardScreen'), 'GuardScreen'),
});

const labels = createRoute({
  getParentRoute: () => settings,
  path: 'labels',
  component: screen(() => import('@/desk/LabelsScreen'), 'LabelsScreen'),
});

const attributes = createRoute({
  getParentRoute: () => settings,
  path: 'attributes',
  component: screen(() => import('@/attributes/AttributesScreen'), 'AttributesScreen'),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: 'teams',
  component: screen(() => import('@/teams/TeamsScreen'), 'TeamsScreen'),
});

const levels = createRoute({
  getParentRoute: () => settings,
  path: 'service-levels',
  component: screen(() => import('@/levels/LevelsScreen'), 'LevelsScreen'),
});

const cannedReplies = createRoute({
  getParentRoute: () => settings,
  path: 'canned-replies',
  component: screen(() => import('@/desk/CannedRepliesScreen'), 'CannedRepliesScreen'),
});

const resolving = createRoute({
  getParentRoute: () => settings,
  path: 'resolving',
  component: screen(() => import('@/resolving/ResolvingScreen'), 'ResolvingScreen'),
});

const satisfaction = createRoute({
  getParentRoute: () => settings,
  path: 'satisfaction',
  component: screen(() => import('@/satisfaction/SatisfactionScreen'), 'SatisfactionScreen'),
});

const consent = createRoute({
  getParentRoute: () => settings,
  path: 'consent',
  component: screen(() => import('@/consents/ConsentScreen'), 'ConsentScreen'),
});

const macros = createRoute({
  getParentRoute: () => settings,
  path: 'macros',
  component: screen(() => import('@/macros/MacrosScreen'), 'MacrosScreen'),
});

const teammates = createRoute({
  getParentRoute: () => settings,
  path: 'teammates',
  component: screen(() => import('@/access/TeammatesScreen'), 'TeammatesScreen'),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: 'tokens',
  component: screen(() => import('@/access/TokensScreen'), 'TokensScreen'),
});

const webhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: screen(() => import('@/integrations/WebhooksScreen'), 'WebhooksScreen'),
});

const privacy = createRoute({
  getParentRoute: () => settings,
  path: 'privacy',
  component: screen(() => import('@/privacy/PrivacyScreen'), 'PrivacyScreen'),
});

const organisation = createRoute({
  getParentRoute: () => settings,
  path: 'organisation',
  component: screen(() => import('@/access/OrganisationScreen'), 'OrganisationScreen'),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: screen(() => import('@/access/ProfileScreen'), 'ProfileScreen'),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  validateSearch: asAuditSearch,
  component: screen(() => import('@/audit/AuditScreen'), 'AuditScreen'),
});

const firstSteps = createRoute({
  getParentRoute: () => app,
  path: '/first-steps',
  component: screen(() => import('@/settings/FirstStepsScreen'), 'FirstStepsScreen'),
});

// Addresses that were in use before the settings and the knowledge had a place of their own.
const oldArticles = createRoute({
  getParentRoute: () => app,
  path: '/articles',
  beforeLoad: () => { throw redirect({ to: '/knowledge/articles' }); },
});

const oldChannels = createRoute({
  getParentRoute: () => app,
  path: '/channels',
  validateSearch: asChannelSearch,
  beforeLoad: ({ search }) => { throw redirect({ to: '/settings/channels', search }); },
});

const oldTeammates = createRoute({
  getParentRoute: () => app,
  path: '/teammates',
  beforeLoad: () => { throw redirect({ to: '/settings/teammates' }); },
});

const oldTokens = createRoute({
  getParentRoute: () => app,
  path: '/tokens',
  beforeLoad: () => { throw redirect({ to: '/settings/tokens' }); },
});

const oldAudit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: asAuditSearch,
  beforeLoad: ({ search }) => { throw redirect({ to: '/settings/audit', search }); },
});

const tree = root.addChildren([
  signIn,
  forgotten,
  welcome,
  app.addChildren([
    home,
    inbox.addChildren([conversation]),
    contacts,
    contact,
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
    settings.addChildren([settingsIndex, organisation, channels, models, agents, agent, guard, labels, attributes, teams, levels, resolving, satisfaction, cannedReplies, macros, teammates, tokens, webhooks, consent, privacy, audit, profile]),
    oldArticles,
    oldChannels,
    oldTeammates,
    oldTokens,
    oldAudit,
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
