import { BookOpen, Inbox, KeyRound, MailX, Plug, ScrollText, Smartphone, Users, type LucideIcon } from 'lucide-react';
import type { TextKey } from '@/texts';

export interface Place {
  to: '/inbox' | '/phone' | '/intake' | '/dead-letters' | '/articles' | '/channels' | '/teammates' | '/tokens';
  label: TextKey;
  icon: LucideIcon;
  permission: string;
  section: 'work' | 'watch' | 'set-up';
}

export const places: readonly Place[] = [
  { to: '/inbox', label: 'place.inbox', icon: Inbox, permission: 'conversations:read', section: 'work' },
  { to: '/phone', label: 'place.phone', icon: Smartphone, permission: 'sandbox:use', section: 'work' },
  { to: '/intake', label: 'place.intake', icon: ScrollText, permission: 'intake:read', section: 'watch' },
  { to: '/dead-letters', label: 'place.deadLetters', icon: MailX, permission: 'dead-letters:read', section: 'watch' },
  { to: '/articles', label: 'place.articles', icon: BookOpen, permission: 'articles:read', section: 'set-up' },
  { to: '/channels', label: 'place.channels', icon: Plug, permission: 'channels:read', section: 'set-up' },
  { to: '/teammates', label: 'place.teammates', icon: Users, permission: 'teammates:read', section: 'set-up' },
  { to: '/tokens', label: 'place.tokens', icon: KeyRound, permission: 'tokens:manage', section: 'set-up' },
];
