import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMay } from '@/access/session';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

interface SharedThing {
  id: string;
  /** everybody's; otherwise the reader's own */
  shared: boolean;
}

interface SharedListProps<T extends SharedThing> {
  queryKey: readonly [string];
  read: () => Promise<{ items: T[] }>;
  words: { title: string; lead: string; make: string; none: string; noneLead: string };
  icon: ReactNode;
  testId: string;
  nameOf: (thing: T) => string;
  /** What stands first, and what is below it. */
  show: (thing: T) => { title: ReactNode; below: ReactNode };
  remove: (id: string) => Promise<unknown>;
  edit: (thing: T | null, mayShare: boolean, close: () => void) => ReactNode;
}

/** What teammates keep for themselves, or for everybody: those who set up change what is everybody's. */
export function SharedList<T extends SharedThing>({ queryKey, read, words, icon, testId, nameOf, show, remove, edit }: SharedListProps<T>) {
  const queries = useQueryClient();
  const things = useQuery({ queryKey, queryFn: read });
  const mayWrite = useMay('conversations:write');
  const mayShare = useMay('organisation:manage');
  const [editing, setEditing] = useState<T | 'new' | null>(null);
  const [leaving, setLeaving] = useState<T | null>(null);
  const drop = useMutation({
    mutationFn: remove,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey }); },
  });
  const make = mayWrite && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{words.make}</Button>;
  return (
    <Page title={words.title} lead={words.lead} actions={make}>
      <Card>
        {things.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-10 w-full" />)}</div>}
        {things.isError && <Failed error={things.error} retry={() => { void things.refetch(); }} />}
        {things.data?.items.length === 0 && <Empty icon={icon} title={words.none} action={make}>{words.noneLead}</Empty>}
        <ul>
          {things.data?.items.map((thing) => {
            const { title, below } = show(thing);
            return (
              <li key={thing.id} data-testid={testId} className="flex items-start gap-2 border-b border-line/60 px-4 py-3 last:border-0">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">{title} <Pill tone={thing.shared ? 'neutral' : 'accent'}>{t(thing.shared ? 'canned.everybody' : 'canned.mine')}</Pill></p>
                  {below}
                </div>
                {mayWrite && (!thing.shared || mayShare) && (
                  <>
                    <IconButton label={t('labels.changeOne', { name: nameOf(thing) })} onClick={() => { setEditing(thing); }}><Pencil className="size-4" /></IconButton>
                    <IconButton label={t('labels.deleteOne', { name: nameOf(thing) })} onClick={() => { setLeaving(thing); }}><Trash2 className="size-4" /></IconButton>
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
      {editing && edit(editing === 'new' ? null : editing, mayShare, () => { setEditing(null); })}
      {leaving && (
        <Confirm
          open
          danger
          title={t('labels.deleteTitle', { name: nameOf(leaving) })}
          description={t(leaving.shared ? 'canned.deleteShared' : 'canned.deleteOwn')}
          action={t('labels.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </Page>
  );
}
