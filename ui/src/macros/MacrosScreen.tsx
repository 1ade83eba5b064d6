import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListChecks, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { deleteMacro, type Macro } from '@/api/macros';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { EditMacro } from './EditMacro';
import { macrosQuery } from './queries';
import { useStepWords } from './useStepWords';

export function MacrosScreen() {
  const queries = useQueryClient();
  const macros = useQuery(macrosQuery);
  const mayWrite = useMay('conversations:write');
  const mayShare = useMay('organisation:manage');
  const words = useStepWords();
  const [editing, setEditing] = useState<Macro | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Macro | null>(null);
  const drop = useMutation({
    mutationFn: deleteMacro,
    onError: (error) => { toast(errorText(error), 'danger'); },
    onSettled: () => { setLeaving(null); void queries.invalidateQueries({ queryKey: ['macros'] }); },
  });
  const make = mayWrite && <Button look="primary" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t('macros.make')}</Button>;
  return (
    <Page title={t('place.macros')} lead={t('macros.lead')} actions={make}>
      <Card>
        {macros.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3].map((row) => <Bone key={row} className="h-10 w-full" />)}</div>}
        {macros.isError && <Failed error={macros.error} retry={() => { void macros.refetch(); }} />}
        {macros.data?.items.length === 0 && <Empty icon={<ListChecks className="size-5" />} title={t('macros.none')} action={make}>{t('macros.noneLead')}</Empty>}
        <ul>
          {macros.data?.items.map((macro) => (
            <li key={macro.id} data-testid="macro" className="flex items-start gap-2 border-b border-line/60 px-4 py-3 last:border-0">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">{macro.name} <Pill tone={macro.shared ? 'neutral' : 'accent'}>{t(macro.shared ? 'canned.everybody' : 'canned.mine')}</Pill></p>
                <p className="mt-0.5 line-clamp-2 text-sm text-ink-2 wrap-anywhere">{macro.steps.map(words).join(' · ')}</p>
              </div>
              {mayWrite && (!macro.shared || mayShare) && (
                <>
                  <IconButton label={t('labels.changeOne', { name: macro.name })} onClick={() => { setEditing(macro); }}><Pencil className="size-4" /></IconButton>
                  <IconButton label={t('labels.deleteOne', { name: macro.name })} onClick={() => { setLeaving(macro); }}><Trash2 className="size-4" /></IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {editing && <EditMacro macro={editing === 'new' ? null : editing} mayShare={mayShare} close={() => { setEditing(null); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('labels.deleteTitle', { name: leaving.name })}
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
