import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Filter, Trash2, Users } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMay } from '@/access/session';
import { deleteSegment, type Segment } from '@/api/customers';
import { IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { cx } from '@/design/cx';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { number, t } from '@/texts';
import { countQuery, segmentQuery, segmentsQuery } from './queries';

interface Props {
  /** null: everybody */
  chosen: string | null;
  choose: (segment: Segment | null) => void;
}

/** What the team saved, with how many are in it now; beside the list, or in a row above it where it is narrow. */
export function SegmentList({ chosen, choose }: Props) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const segments = useQuery(segmentsQuery);
  const everybody = useQuery(countQuery({}));
  const [leaving, setLeaving] = useState<Segment | null>(null);
  const drop = useMutation({
    mutationFn: deleteSegment,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: (_, __, id) => {
      setLeaving(null);
      if (chosen === id) choose(null);
      void queries.invalidateQueries({ queryKey: ['segments'] });
    },
  });
  return (
    <nav aria-label={t('segments.title')} className="min-w-0">
      <h2 className="mb-1.5 hidden px-2 text-xs font-semibold text-ink-2 lg:block">{t('segments.title')}</h2>
      <ul data-testid="segments" className="flex gap-1 overflow-x-auto pb-1 lg:flex-col lg:overflow-visible lg:pb-0">
        <Line icon={<Users className="size-4" />} name={t('segments.everybody')} count={everybody.data && counted(everybody.data)} on={chosen === null} choose={() => { choose(null); }} />
        {segments.isPending && <li role="status" className="p-2"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-5 w-32" /></li>}
        {(segments.data?.items ?? []).map((segment) => (
          <SegmentLine key={segment.id} segment={segment} on={chosen === segment.id} choose={() => { choose(segment); }}>
            {mayWrite && <IconButton size="xs" label={t('segments.deleteOne', { name: segment.name })} onClick={() => { setLeaving(segment); }}><Trash2 className="size-3.5" /></IconButton>}
          </SegmentLine>
        ))}
      </ul>
      {segments.isError && <p role="alert" className="px-2 py-1 text-sm text-danger">{errorText(segments.error)}</p>}
      {segments.data?.items.length === 0 && <p className="hidden px-2 py-1 text-xs text-ink-3 lg:block">{t('segments.none')}</p>}
      {leaving && (
        <Confirm
          open
          danger
          title={t('segments.deleteTitle', { name: leaving.name })}
          description={t('segments.deleteLead')}
          action={t('segments.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </nav>
  );
}

export function counted({ count, more }: { count: number; more: boolean }): string {
  return more ? `${number(count)}+` : number(count);
}

function SegmentLine({ segment, on, choose, children }: { segment: Segment; on: boolean; choose: () => void; children: ReactNode }) {
  const live = useQuery(segmentQuery(segment.id));
  const count = live.data && (live.data.count === null ? '–' : counted({ count: live.data.count, more: live.data.more }));
  return <Line icon={<Filter className="size-4" />} name={segment.name} count={count} on={on} choose={choose} title={live.data?.count === null ? t('segments.broken') : undefined}>{children}</Line>;
}

interface LineProps {
  icon: ReactNode;
  name: string;
  count: string | undefined;
  on: boolean;
  choose: () => void;
  title?: string;
  children?: ReactNode;
}

function Line({ icon, name, count, on, choose, title, children }: LineProps) {
  return (
    <li className={cx('flex shrink-0 items-center rounded-lg pr-1', on ? 'bg-accent-soft text-accent-text' : 'text-ink-2 hover:bg-hover hover:text-ink')}>
      <button type="button" aria-current={on ? 'true' : undefined} title={title} onClick={choose} className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg px-2 text-left text-sm">
        <span className="shrink-0" aria-hidden="true">{icon}</span>
        <span className="min-w-0 max-w-48 flex-1 truncate font-medium">{name}</span>
        {count !== undefined && <span className="tabular text-xs">{count}</span>}
      </button>
      {children}
    </li>
  );
}
