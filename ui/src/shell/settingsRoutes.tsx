import { createRoute, redirect } from '@tanstack/react-router';
import { asAgentSearch } from '@/agents/agentSearch';
import { asAuditSearch } from '@/audit/auditSearch';
import { app, screen, text } from './trunk';

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

const signInProvider = createRoute({
  getParentRoute: () => settings,
  path: 'sign-in',
  component: screen(() => import('@/access/SignInProviderScreen'), 'SignInProviderScreen'),
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

const demo = createRoute({
  getParentRoute: () => settings,
  path: 'demo',
  component: screen(() => import('@/demo/DemoScreen'), 'DemoScreen'),
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

const notifications = createRoute({
  getParentRoute: () => settings,
  path: 'notifications',
  component: screen(() => import('@/notices/PreferencesScreen'), 'PreferencesScreen'),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  validateSearch: asAuditSearch,
  component: screen(() => import('@/audit/AuditScreen'), 'AuditScreen'),
});

/** The settings with all their screens. */
export const settingsTree = settings.addChildren([settingsIndex, organisation, channels, models, agents, agent, guard, labels, attributes, teams, levels, resolving, satisfaction, cannedReplies, macros, teammates, signInProvider, tokens, webhooks, consent, privacy, demo, audit, notifications, profile]);

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

export const oldAddresses = [oldArticles, oldChannels, oldTeammates, oldTokens, oldAudit] as const;
