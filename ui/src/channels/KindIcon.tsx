import { AtSign, FlaskConical, Globe, Inbox, Mail, MessageCircle, MessageSquareText, MessagesSquare, Plug, Send, Smartphone, Workflow } from 'lucide-react';
import { cx } from '@/design/cx';

const icons = { whatsapp: MessageCircle, webchat: Globe, messenger: MessagesSquare, instagram: AtSign, telegram: Send, email: Mail, gateway: Workflow, chatwoot: Inbox, twilio: Smartphone, africastalking: MessageSquareText, demo: FlaskConical };

export function KindIcon({ kind, className = 'size-9' }: { kind: string; className?: string }) {
  const Icon = kind in icons ? icons[kind as keyof typeof icons] : Plug;
  return (
    <span className={cx('flex shrink-0 items-center justify-center rounded-xl bg-accent-soft text-accent-text', className)}>
      <Icon className="size-[18px]" aria-hidden="true" />
    </span>
  );
}
