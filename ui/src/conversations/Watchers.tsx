import { useQuery } from '@tanstack/react-query';
import { useMay } from '@/access/session';
import { Avatar } from '@/design/Avatar';
import { teamQuery } from '@/desk/queries';
import type { Watcher } from '@/live/watching';
import { t } from '@/texts';

const MOST_FACES = 3;

/** Who else is in the thread, before two people answer the same thing. */
export function Watchers({ others }: { others: readonly Watcher[] }) {
  const team = useQuery({ ...teamQuery, enabled: useMay('teammates:read') && others.length > 0 });
  if (others.length === 0) return null;
  const name = (id: string) => team.data?.items.find((one) => one.id === id)?.name ?? t('holder.teammate');
  const writers = others.filter(({ writing }) => writing).map(({ teammate }) => name(teammate));
  const words = writers.length > 0
    ? t('watching.writing', { n: writers.length, name: writers[0] ?? '' })
    : t('watching.viewing', { n: others.length, name: name(others[0]?.teammate ?? '') });
  return (
    <p role="status" data-testid="watchers" className="mb-1.5 flex items-center gap-2 px-1 text-xs font-medium text-wait">
      <span className="flex -space-x-1.5">
        {others.slice(0, MOST_FACES).map(({ teammate }) => <span key={teammate} className="rounded-full ring-2 ring-surface"><Avatar name={name(teammate)} seed={teammate} size="sm" /></span>)}
      </span>
      <span className="min-w-0 truncate">{words}</span>
    </p>
  );
}
