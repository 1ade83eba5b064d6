import { Bell, BookOpen, ChartNoAxesCombined, Columns3, Inbox, ListTodo, type LucideIcon, MailX, Megaphone, ScrollText, Settings, Smartphone, Users } from 'lucide-react';
import type { Feature } from '@/api/organisation';
import type { TextKey } from '@/texts';

export interface Place {
  to: '/inbox' | '/notices' | '/tasks' | '/contacts' | '/pipeline' | '/phone' | '/intake' | '/dead-letters' | '/mailings' | '/knowledge' | '/settings' | '/analytics';
  label: TextKey;
  /** Where there is room for one word. */
  short?: TextKey;
  icon: LucideIcon;
  /** null: for everybody. */
  permission: string | null;
  /** An organisation may do without. */
  feature?: Feature;
  section: 'work' | 'watch' | 'set-up';
}

export const places: readonly Place[] = [
  { to: '/inbox', label: 'place.inbox', short: 'place.inboxShort', icon: Inbox, permission: 'conversations:read', section: 'work' },
  { to: '/notices', label: 'place.notices', icon: Bell, permission: 'conversations:read', section: 'work' },
  { to: '/tasks', label: 'place.tasks', icon: ListTodo, permission: 'conversations:read', feature: 'tasks', section: 'work' },
  { to: '/contacts', label: 'place.contacts', icon: Users, permission: 'contacts:read', section: 'work' },
  { to: '/phone', label: 'place.phone', icon: Smartphone, permission: 'sandbox:use', section: 'work' },
  { to: '/pipeline', label: 'place.pipeline', icon: Columns3, permission: 'conversations:read', feature: 'pipeline', section: 'work' },
  { to: '/analytics', label: 'place.analytics', icon: ChartNoAxesCombined, permission: 'analytics:read', section: 'watch' },
  { to: '/intake', label: 'place.intake', short: 'place.intakeShort', icon: ScrollText, permission: 'intake:read', section: 'watch' },
  { to: '/dead-letters', label: 'place.deadLetters', short: 'place.deadLettersShort', icon: MailX, permission: 'dead-letters:read', section: 'watch' },
  { to: '/mailings', label: 'place.mailings', icon: Megaphone, permission: 'conversations:read', feature: 'mailings', section: 'watch' },
  { to: '/knowledge', label: 'place.knowledge', icon: BookOpen, permission: 'articles:read', section: 'set-up' },
  { to: '/settings', label: 'place.settings', icon: Settings, permission: null, section: 'set-up' },
];
