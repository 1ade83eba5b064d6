import { BellRing, Bot, BrainCircuit, Building2, CircleCheck, CircleUser, FlaskConical, Handshake, KeyRound, ListChecks, ListPlus, LogIn, type LucideIcon, Plug, ScanEye, ShieldBan, ShieldCheck, Star, Tag, TextQuote, Timer, Users, UsersRound, Webhook } from 'lucide-react';
import { useMe } from '@/access/session';
import type { TextKey } from '@/texts';

export interface Section {
  to: '/settings/organisation' | '/settings/profile' | '/settings/channels' | '/settings/models' | '/settings/agents' | '/settings/guard' | '/settings/labels' | '/settings/attributes' | '/settings/teams' | '/settings/service-levels' | '/settings/resolving' | '/settings/satisfaction' | '/settings/canned-replies' | '/settings/macros' | '/settings/teammates' | '/settings/sign-in' | '/settings/tokens' | '/settings/webhooks' | '/settings/audit' | '/settings/privacy' | '/settings/demo' | '/settings/consent' | '/settings/notifications';
  label: TextKey;
  about: TextKey;
  icon: LucideIcon;
  /** null: for everybody. */
  permission: string | null;
}

/** One line makes a page part of the settings; its route hangs under `settings` in the router. */
const sections: readonly Section[] = [
  { to: '/settings/organisation', label: 'place.organisation', about: 'settings.organisation', icon: Building2, permission: 'organisation:manage' },
  { to: '/settings/teammates', label: 'place.teammates', about: 'settings.teammates', icon: Users, permission: 'teammates:read' },
  { to: '/settings/sign-in', label: 'place.signIn', about: 'settings.signIn', icon: LogIn, permission: 'sign-in:manage' },
  { to: '/settings/teams', label: 'place.teams', about: 'settings.teams', icon: UsersRound, permission: 'organisation:manage' },
  { to: '/settings/service-levels', label: 'place.levels', about: 'settings.levels', icon: Timer, permission: 'organisation:manage' },
  { to: '/settings/resolving', label: 'place.resolving', about: 'settings.resolving', icon: CircleCheck, permission: 'organisation:manage' },
  { to: '/settings/satisfaction', label: 'place.satisfaction', about: 'settings.satisfaction', icon: Star, permission: 'organisation:manage' },
  { to: '/settings/channels', label: 'place.channels', about: 'settings.channels', icon: Plug, permission: 'channels:read' },
  { to: '/settings/models', label: 'place.models', about: 'settings.models', icon: BrainCircuit, permission: 'models:manage' },
  { to: '/settings/agents', label: 'place.agents', about: 'settings.agents', icon: Bot, permission: 'agents:manage' },
  { to: '/settings/guard', label: 'place.guard', about: 'settings.guard', icon: ShieldBan, permission: 'organisation:manage' },
  { to: '/settings/labels', label: 'place.labels', about: 'settings.labels', icon: Tag, permission: 'organisation:manage' },
  { to: '/settings/attributes', label: 'place.attributes', about: 'settings.attributes', icon: ListPlus, permission: 'organisation:manage' },
  { to: '/settings/canned-replies', label: 'place.canned', about: 'settings.canned', icon: TextQuote, permission: 'conversations:write' },
  { to: '/settings/macros', label: 'place.macros', about: 'settings.macros', icon: ListChecks, permission: 'conversations:write' },
  { to: '/settings/tokens', label: 'place.tokens', about: 'settings.tokens', icon: KeyRound, permission: 'tokens:manage' },
  { to: '/settings/webhooks', label: 'place.webhooks', about: 'settings.webhooks', icon: Webhook, permission: 'webhooks:manage' },
  { to: '/settings/consent', label: 'place.consent', about: 'settings.consent', icon: Handshake, permission: 'organisation:manage' },
  { to: '/settings/privacy', label: 'place.privacy', about: 'settings.privacy', icon: ShieldCheck, permission: 'contacts:erase' },
  { to: '/settings/demo', label: 'place.demo', about: 'settings.demo', icon: FlaskConical, permission: 'organisation:manage' },
  { to: '/settings/audit', label: 'place.audit', about: 'settings.audit', icon: ScanEye, permission: 'audit:read' },
  { to: '/settings/notifications', label: 'place.notifications', about: 'settings.notifications', icon: BellRing, permission: 'conversations:read' },
  { to: '/settings/profile', label: 'place.profile', about: 'settings.profile', icon: CircleUser, permission: null },
];

export function useSections(): Section[] {
  const { permissions } = useMe();
  return sections.filter((section) => section.permission === null || permissions.includes(section.permission));
}
