import { Languages, Lightbulb, ListChecks, Megaphone, MessagesSquare, NotebookPen, Signpost, Sparkles, type LucideIcon } from 'lucide-react';
import { isText, t } from '@/texts';

/** In the order they come to work on a message. */
export const roles = ['router', 'reasoner', 'conversation', 'extraction', 'crm', 'campaign', 'translator', 'assistant'] as const;

export const roleIcons: Readonly<Record<string, LucideIcon>> = { router: Signpost, reasoner: Lightbulb, conversation: MessagesSquare, extraction: ListChecks, crm: NotebookPen, campaign: Megaphone, translator: Languages, assistant: Sparkles };

const text = (key: string, otherwise: string) => (isText(key) ? t(key) : otherwise);

export const roleName = (role: string): string => text(`agents.role.${role}`, role);
export const roleAbout = (role: string): string => text(`agents.role.${role}.about`, '');

/** Those this console does not know come last. */
export function inOrder<T extends { role: string }>(agents: readonly T[]): T[] {
  const place = ({ role }: T) => { const at = (roles as readonly string[]).indexOf(role); return at < 0 ? roles.length : at; };
  return [...agents].sort((one, other) => place(one) - place(other));
}
