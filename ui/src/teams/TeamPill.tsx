import { Users } from 'lucide-react';
import { t } from '@/texts';

/** Whose people answer a conversation. */
export function TeamPill({ name }: { name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-2xs font-medium text-ink-2" title={t('teams.of', { name })}>
      <Users className="size-3 shrink-0" aria-hidden="true" /><span className="sr-only">{t('teams.of', { name })}</span><span aria-hidden="true" className="truncate">{name}</span>
    </span>
  );
}
