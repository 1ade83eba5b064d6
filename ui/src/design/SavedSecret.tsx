import { RefreshCcw } from 'lucide-react';
import { t } from '@/texts';
import { Button } from './Button';

/** In the place of a field whose secret is saved: it can be replaced, never seen. */
export function SavedSecret({ label, replace }: { label: string; replace: () => void }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      <div className="flex min-h-9 items-center gap-3 rounded-lg border border-line bg-sunken py-1 pl-3 pr-1 text-sm text-ink-2">
        <span className="min-w-0 flex-1 truncate"><span aria-hidden="true">•••••••• </span>{t('shell.secretSaved')}</span>
        <Button size="sm" icon={<RefreshCcw className="size-3.5" />} aria-label={t('shell.replaceOne', { label })} onClick={replace}>{t('shell.replace')}</Button>
      </div>
    </div>
  );
}
