import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react';
import type { MessageStatus } from '@/api/conversations';
import { t } from '@/texts';

/** How far an outgoing message has come. The words are for screen readers and on hover. */
export function Receipt({ status, className = 'size-3.5' }: { status: MessageStatus; className?: string }) {
  const icon = iconOf(status, className);
  if (!icon) return null;
  return (
    <span role="img" aria-label={t(`status.${status}`)} title={t(`status.${status}`)} data-status={status} className="inline-flex shrink-0">
      {icon}
    </span>
  );
}

function iconOf(status: MessageStatus, className: string) {
  switch (status) {
    case 'received': return null;
    case 'queued':
    case 'sending': return <Clock className={className} />;
    case 'sent': return <Check className={className} />;
    case 'delivered': return <CheckCheck className={className} />;
    case 'read': return <CheckCheck className={`${className} text-read`} />;
    case 'failed': return <CircleAlert className={`${className} text-danger`} />;
    case 'unsure': return <CircleHelp className={`${className} text-wait`} />;
    case 'cancelled': return <Ban className={className} />;
  }
}
