import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { FileText, Globe, StickyNote } from 'lucide-react';
import { useState } from 'react';
import { deleteSource, refreshSource, type Source } from '@/api/knowledge';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { useNow } from '@/design/useNow';
import { t } from '@/texts';
import { sourcesQuery } from '../queries';
import { AddOther } from './AddOther';
import { DocumentRow } from './DocumentRow';
import { DropZone } from './DropZone';
import { Finder } from './Finder';
import { Meaning } from './Meaning';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';

export function DocumentsScreen() {
  const queries = useQueryClient();
  const mayManage = useMay('articles:manage');
  const sources = useInfiniteQuery(sourcesQuery);
  const uploads = useUploads();
  const now = useNow();
  const [adding, setAdding] = useState<'web' | 'text' | null>(null);
  const [doomed, setDoomed] = useState<Source | null>(null);
  const reload = () => { void queries.invalidateQueries({ queryKey: ['sources'] }); };
  const failed = (error: unknown) => { toast(errorText(error), 'danger'); };
  const again = useMutation({ mutationFn: refreshSource, onError: failed, onSettled: reload });
  const drop = useMutation({
    mutationFn: deleteSource,
    onSuccess: () => { toast(t('documents.deleted')); },
    onError: failed,
    onSettled: () => { setDoomed(null); reload(); },
  });
  const all = sources.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('place.documents')}
      lead={t('documents.lead')}
      actions={mayManage && (
        <>
          <Button icon={<Globe className="size-4" />} onClick={() => { setAdding('web'); }}>{t('documents.addWeb')}</Button>
          <Button icon={<StickyNote className="size-4" />} onClick={() => { setAdding('text'); }}>{t('documents.addText')}</Button>
        </>
      )}
    >
      {mayManage && <DropZone add={uploads.add} />}
      <Uploads files={uploads.files} remove={uploads.remove} />
      <Card className="mt-3">
        {sources.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-11 w-full" />)}</div>}
        {sources.isError && <Failed error={sources.error} retry={() => { void sources.refetch(); }} />}
        {sources.isSuccess && all.length === 0 && <Empty icon={<FileText className="size-5" />} title={t('documents.none')}>{mayManage ? t('documents.noneLead') : t('documents.noneRead')}</Empty>}
        <ul>
          {all.map((source) => (
            <DocumentRow
              key={source.id}
              source={source}
              now={now}
              refresh={mayManage ? () => { again.mutate(source.id); } : undefined}
              remove={mayManage ? () => { setDoomed(source); } : undefined}
            />
          ))}
        </ul>
        {sources.hasNextPage && <p className="border-t border-line/60 p-3 text-center"><Button size="sm" look="quiet" busy={sources.isFetchingNextPage} onClick={() => { void sources.fetchNextPage(); }}>{t('documents.more')}</Button></p>}
      </Card>
      <Meaning />
      {all.length > 0 && <Finder />}
      {adding && <AddOther kind={adding} close={() => { setAdding(null); }} />}
      <Confirm
        danger
        open={doomed !== null}
        title={t('documents.deleteTitle')}
        description={t('documents.deleteLead', { title: doomed?.title ?? '' })}
        action={t('documents.deleteAction')}
        busy={drop.isPending}
        onConfirm={() => { if (doomed) drop.mutate(doomed.id); }}
        onClose={() => { setDoomed(null); }}
      />
    </Page>
  );
}
