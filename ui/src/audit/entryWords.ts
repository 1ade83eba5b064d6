import { BookOpen, Building2, ChartNoAxesCombined, CircleCheck, Columns3, Contact, Cpu, FlaskConical, Handshake, Inbox, KeyRound, ListChecks, ListTodo, LogIn, type LucideIcon, MailX, Megaphone, MessageSquare, Paperclip, Plug, Repeat2, ScrollText, ShieldBan, ShieldCheck, Star, Tag, TextQuote, Timer, UserCog, Users, Webhook } from 'lucide-react';
import type { AuditEntry } from '@/api/audit';
import { isText, t, type TextKey } from '@/texts';

export interface Area {
  /** The first word of the codes that belong to it. */
  action: string;
  label: TextKey;
  icon: LucideIcon;
}

export const areas: readonly Area[] = [
  { action: 'session', label: 'audit.area.session', icon: LogIn },
  { action: 'conversation', label: 'audit.area.conversation', icon: MessageSquare },
  { action: 'conversations', label: 'audit.area.conversations', icon: Inbox },
  { action: 'contact', label: 'audit.area.contact', icon: Contact },
  { action: 'contacts', label: 'audit.area.contacts', icon: Contact },
  { action: 'dead-letter', label: 'audit.area.deadLetter', icon: MailX },
  { action: 'dead-letters', label: 'audit.area.deadLetters', icon: MailX },
  { action: 'intake', label: 'audit.area.intake', icon: ScrollText },
  { action: 'media', label: 'audit.area.media', icon: Paperclip },
  { action: 'channel', label: 'audit.area.channel', icon: Plug },
  { action: 'article', label: 'audit.area.article', icon: BookOpen },
  { action: 'rehearsal', label: 'audit.area.rehearsal', icon: Repeat2 },
  { action: 'guard', label: 'audit.area.guard', icon: ShieldBan },
  { action: 'intents', label: 'audit.area.intents', icon: BookOpen },
  { action: 'model', label: 'audit.area.model', icon: Cpu },
  { action: 'team', label: 'audit.area.team', icon: Users },
  { action: 'service-levels', label: 'audit.area.serviceLevels', icon: Timer },
  { action: 'resolving', label: 'audit.area.resolving', icon: CircleCheck },
  { action: 'satisfaction', label: 'audit.area.satisfaction', icon: Star },
  { action: 'macro', label: 'audit.area.macro', icon: ListChecks },
  { action: 'task', label: 'audit.area.task', icon: ListTodo },
  { action: 'tasks', label: 'audit.area.task', icon: ListTodo },
  { action: 'consent', label: 'audit.area.consent', icon: Handshake },
  { action: 'consent-purposes', label: 'audit.area.consent', icon: Handshake },
  { action: 'company', label: 'audit.area.company', icon: Building2 },
  { action: 'deal', label: 'audit.area.deal', icon: Columns3 },
  { action: 'deals', label: 'audit.area.deal', icon: Columns3 },
  { action: 'pipeline-stages', label: 'audit.area.deal', icon: Columns3 },
  { action: 'label', label: 'audit.area.label', icon: Tag },
  { action: 'canned-reply', label: 'audit.area.cannedReply', icon: TextQuote },
  { action: 'teammate', label: 'audit.area.teammate', icon: Users },
  { action: 'role', label: 'audit.area.role', icon: UserCog },
  { action: 'token', label: 'audit.area.token', icon: KeyRound },
  { action: 'mailing', label: 'audit.area.mailing', icon: Megaphone },
  { action: 'sign-in-provider', label: 'audit.area.signInProvider', icon: LogIn },
  { action: 'webhook', label: 'audit.area.webhook', icon: Webhook },
  { action: 'analytics', label: 'place.analytics', icon: ChartNoAxesCombined },
  { action: 'vault', label: 'audit.area.vault', icon: KeyRound },
  { action: 'sandbox', label: 'audit.area.sandbox', icon: FlaskConical },
  { action: 'audit', label: 'audit.area.audit', icon: ShieldCheck },
];

const elsewhere: Area = { action: '', label: 'audit.everything', icon: ShieldCheck };

export const areaOf = (action: string): Area => areas.find((area) => area.action === action.split('.')[0]) ?? elsewhere;

/** What was done, as the rest of a sentence that begins with who did it. A code nobody has words for is shown itself. */
export function deed(entry: AuditEntry): string {
  const key = `audit.did.${entry.action}`;
  return isText(key) ? t(key, { subject: entry.subject.name ?? t('audit.someTeammate') }) : entry.action;
}

export function whoName(who: AuditEntry['who']): string {
  if (who.kind === 'system') return t('audit.system');
  if (who.kind === 'operator') return t('audit.operator');
  if (who.kind === 'stranger') return t('audit.stranger');
  const name = who.name ?? t('audit.unknownTeammate');
  return who.kind === 'token' ? t('audit.program', { name }) : name;
}

export const isAlarm = (action: string) => action === 'session.refused' || action === 'session.locked';

/** One fact of an entry in words: a list with commas, yes and no. */
export function factText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(factText).join(', ');
  if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return JSON.stringify(value);
}
