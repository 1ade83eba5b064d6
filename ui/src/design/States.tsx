import { CloudOff, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError } from '@/api/client';
import { problemText, t } from '@/texts';
import { Button } from './Button';
import { cx } from './cx';

export function Bone({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block rounded-md bg-sunken animate-pulse', className)} />;
}

interface EmptyProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-12 text-center">
      <span className="mb-4 flex size-12 items-center justify-center rounded-2xl bg-sunken text-ink-3">{icon}</span>
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      {children && <p className="mt-1.5 text-sm text-ink-2">{children}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}

export function errorText(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.code === 'network/unreachable') return t('shell.unreachable');
    if (error.code === 'access/forbidden' || error.code === 'http/403') return t('shell.forbidden');
    return problemText(error.code, error.message);
  }
  return t('shell.unexpected');
}

export function Failed({ error, retry, title }: { error: unknown; retry?: () => void; title?: string }) {
  return (
    <div role="alert">
      <Empty
        icon={<CloudOff className="size-5" />}
        title={title ?? t('shell.failed')}
        action={retry && <Button icon={<RotateCw className="size-3.5" />} onClick={retry}>{t('shell.retry')}</Button>}
      >
        {errorText(error)}
      </Empty>
    </div>
  );
}
