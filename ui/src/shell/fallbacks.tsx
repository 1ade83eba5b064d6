import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { Empty, Failed } from '@/design/States';
import { Spinner } from '@/design/Spinner';
import { t } from '@/texts';

export function NotFound() {
  return (
    <Empty
      icon={<Compass className="size-5" />}
      title={t('shell.notFound')}
      action={<Link to="/inbox" search={{}} className="font-medium text-accent-text underline underline-offset-4">{t('shell.toInbox')}</Link>}
    >
      {t('shell.notFoundLead')}
    </Empty>
  );
}

export function RouteFailed({ error, reset }: ErrorComponentProps) {
  // After an update the files of an open page may be gone; only a reload brings the new ones.
  const stale = /dynamically imported module|Importing a module/i.test(error instanceof Error ? error.message : '');
  return <Failed error={error} retry={stale ? () => { location.reload(); } : reset} title={stale ? t('shell.updated') : undefined} />;
}

export function Pending() {
  return (
    <div role="status" className="flex h-full items-center justify-center text-ink-3">
      <Spinner className="size-5" />
      <span className="sr-only">{t('shell.loading')}</span>
    </div>
  );
}
