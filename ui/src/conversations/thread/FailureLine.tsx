import type { Message } from '@/api/conversations';
import { cx } from '@/design/cx';
import { t } from '@/texts';

/** What the provider said, in its own words, under a message that did not arrive. */
export function FailureLine({ message }: { message: Message }) {
  const code = message.error?.code ? ` (${message.error.code})` : '';
  const text =
    message.status === 'failed'
      ? `${t('thread.failed')} ${message.error?.text ?? t('thread.failedNoReason')}${code}`
      : message.status === 'unsure'
        ? t('thread.unsure')
        : message.error?.text ? t('thread.unwanted', { reason: message.error.text }) : t('thread.cancelled');
  return (
    <p className={cx('mt-0.5 max-w-80 px-1 text-right text-xs', message.status === 'failed' ? 'text-danger' : message.status === 'unsure' ? 'text-wait' : 'text-ink-3')}>
      {text}
    </p>
  );
}
