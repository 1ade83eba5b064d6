import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/access/session';
import { asAgentSearch } from '@/agents/agentSearch';
import { asAuditSearch } from '@/audit/auditSearch';
import { asInboxSearch } from '@/conversations/inboxSearch';
import { asIntakeSearch } from '@/intake/intakeSearch';
import { remember } from '@/design/remembered';
import { speak } from '@/texts/language';
import { NotFound, Pending, RouteFailed } from './fallbacks';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });

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
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import('@/contacts/ContactsScreen'), 'ContactsScreen'),
});

const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('@/contacts/ContactScreen'), 'ContactScreen'),
});

const phone = createRoute({
  getParentRoute: () => app,
  path: '/phone',
  component: lazyRouteComponent(() => import('@/sandbox/PhoneScreen'), 'PhoneScreen'),
});

const intake = createRoute({
  getParentRoute: () => app,
  path: '/intake',
  validateSearch: asIntakeSearch,
  component: lazyRouteComponent(() => import('@/intake/IntakeScreen'), 'IntakeScreen'),
});

const deadLetters = createRoute({
  getParentRoute: () => app,
  path: '/dead-letters',
  component: lazyRouteComponent(() => import('@/delivery/DeadLettersScreen'), 'DeadLettersScreen'),
});

const knowledge = createRoute({
  getParentRoute: () => app,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('@/knowledge/KnowledgeLayout'), 'KnowledgeLayout'),
});

const knowledgeHome = createRoute({
  getParentRoute: () => knowledge,
  path: '/',
  beforeLoad: () => { throw redirect({ to: '/knowledge/articles' }); },
});

const documents = createRoute({
  getParentRoute: () => knowledge,
  path: 'documents',
  component: lazyRouteComponent(() => import('@/knowledge/documents/DocumentsScreen'), 'DocumentsScreen'),
});

const unanswered = createRoute({
  getParentRoute: () => knowledge,
  path: 'unanswered',
  component: lazyRouteComponent(() => import('@/knowledge/unanswered/UnansweredScreen'), 'UnansweredScreen'),
});

const articles = createRoute({
  getParentRoute: () => knowledge,
  path: 'articles',
  validateSearch: (search: Record<string, unknown>): { open?: string } => (typeof search.open === 'string' ? { open: search.open } : {}),
  component: lazyRouteComponent(() => import('@/knowledge/ArticlesScreen'), 'ArticlesScreen'),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/settings/SettingsLayout'), 'SettingsLayout'),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('@/settings/SettingsIndex'), 'SettingsIndex'),
});

const asChannelSearch = (search: Record<string, unknown>): { channel?: string } => ({ channel: text(search.channel) });

const channels = createRoute({
  getParentRoute: () => settings,
  path: 'channels',
  validateSearch: asChannelSearch,
  component: lazyRouteComponent(() => import('@/channels/ChannelsScreen'), 'ChannelsScreen'),
});

const models = createRoute({
  getParentRoute: () => settings,
  path: 'models',
  component: lazyRouteComponent(() => import('@/llm/ModelsScreen'), 'ModelsScreen'),
});

const agents = createRoute({
  getParentRoute: () => settings,
  path: 'agents',
  component: lazyRouteComponent(() => import('@/agents/AgentsScreen'), 'AgentsScreen'),
});

const agent = createRoute({
  getParentRoute: () => settings,
  path: 'agents/$role',
  validateSearch: asAgentSearch,
  component: lazyRouteComponent(() => import('@/agents/AgentScreen'), 'AgentScreen'),
});

const guard = createRoute({
  getParentRoute: () => settings,
  path: 'guard',
  component: lazyRouteComponent(() => import('@/guard/GuardScreen'), 'GuardScreen'),
});

const labels = createRoute({
  getParentRoute: () => settings,
  path: 'labels',
  component: lazyRouteComponent(() => import('@/desk/LabelsScreen'), 'LabelsScreen'),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: 'teams',
  component: lazyRouteComponent(() => import('@/teams/TeamsScreen'), 'TeamsScreen'),
});

const levels = createRoute({
  getParentRoute: () => settings,
  path: 'service-levels',
  component: lazyRouteComponent(() => import('@/levels/LevelsScreen'), 'LevelsScreen'),
});

const cannedReplies = createRoute({
  getParentRoute: () => settings,
  path: 'canned-replies',
  component: lazyRouteComponent(() => import('@/desk/CannedRepliesScreen'), 'CannedRepliesScreen'),
});

const teammates = createRoute({
  getParentRoute: () => settings,
  path: 'teammates',
  component: lazyRouteComponent(() => import('@/access/TeammatesScreen'), 'TeammatesScreen'),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: 'tokens',
  component: lazyRouteComponent(() => import('@/access/TokensScreen'), 'TokensScreen'),
});

const webhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('@/integrations/WebhooksScreen'), 'WebhooksScreen'),
});

const organisation = createRoute({
  getParentRoute: () => settings,
  path: 'organisation',
  component: lazyRouteComponent(() => import('@/access/OrganisationScreen'), 'OrganisationScreen'),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('@/access/ProfileScreen'), 'ProfileScreen'),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  validateSearch: asAuditSearch,
  component: lazyRouteComponent(() => import('@/audit/AuditScreen'), 'AuditScreen'),
});

const firstSteps = createRoute({
  getParentRoute: () => app,
  path: '/first-steps',
  component: lazyRouteComponent(() => import('@/settings/FirstStepsScreen'), 'FirstStepsScreen'),
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
  welcome,
  app.addChildren([
    home,
    inbox.addChildren([conversation]),
    contacts,
    contact,
    phone,
    intake,
    deadLetters,
    knowledge.addChildren([knowledgeHome, articles, documents, unanswered]),
    firstSteps,
    settings.addChildren([settingsIndex, organisation, channels, models, agents, agent, guard, labels, teams, levels, cannedReplies, teammates, tokens, webhooks, audit, profile]),
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
