import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { changeSegment, type Group, type Segment } from '@/api/customers';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { asGroup, complete } from './conditions';
import { QueryBuilder } from './QueryBuilder';
import { countQuery } from './queries';
import { SaveSegment } from './SaveSegment';
import { counted } from './SegmentList';

interface Props {
  group: Group;
  /** the one that is looked at, whose conditions may have been changed */
  segment: Segment | null;
  change: (group: Group) => void;
  clear: () => void;
  saved: (segment: Segment) => void;
}

/** The query builder above the list, with what can be done with what it says. */
export function FilterCard({ group, segment, change, clear, saved }: Props) {
  const queries = useQueryClient();
  const mayWrite = useMay('conversations:write');
  const [naming, setNaming] = useState(false);
  const wanted = complete(group);
  const count = useQuery({ ...countQuery({ condition: wanted }), enabled: wanted !== null });
  const changed = segment !== null && wanted !== null && JSON.stringify(complete(asGroup(segment.condition))) !== JSON.stringify(wanted);
  const update = useMutation({
    mutationFn: (condition: Group) => changeSegment({ id: segment?.id ?? '', name: segment?.name ?? '', condition }),
    onSuccess: (now) => { void queries.invalidateQueries({ queryKey: ['segments'] }); saved(now); toast(t('segments.updated', { name: now.name }), 'ok'); },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return (
    <Card className="mb-3 p-4">
      <QueryBuilder group={group} change={change} />
      <div className="mt-3 flex flex-wrap items-center gap-2 border-t border-line/60 pt-3">
        <p role="status" className="min-w-0 flex-1 text-sm text-ink-2">{wanted && count.data ? t('customers.found', { n: count.data.count, count: counted(count.data) }) : ''}</p>
        <Button size="sm" look="quiet" onClick={clear}>{t('customers.clear')}</Button>
        {mayWrite && changed && <Button size="sm" busy={update.isPending} onClick={() => { update.mutate(wanted); }}>{t('segments.update', { name: segment.name })}</Button>}
        {mayWrite && (segment === null || changed) && <Button size="sm" look="primary" disabled={wanted === null} onClick={() => { setNaming(true); }}>{t('segments.saveAs')}</Button>}
      </div>
      {naming && wanted && <SaveSegment condition={wanted} saved={(made) => { setNaming(false); saved(made); }} close={() => { setNaming(false); }} />}
    </Card>
  );
}
