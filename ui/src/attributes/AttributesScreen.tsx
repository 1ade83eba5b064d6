import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp, ListPlus, Lock, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { deleteAttribute, orderAttributes, readAttribute, type Attribute, type AttributeSubject } from '@/api/customers';
import { Button, IconButton } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { Card, Page } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Empty, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { EditAttribute } from './EditAttribute';
import { attributesQuery } from './queries';

const subjects: readonly AttributeSubject[] = ['contact', 'conversation'];

export function AttributesScreen() {
  return (
    <Page title={t('place.attributes')} lead={t('attributes.lead')}>
      <div className="grid gap-6 lg:grid-cols-2">
        {subjects.map((subject) => <Definitions key={subject} subject={subject} />)}
      </div>
    </Page>
  );
}

function Definitions({ subject }: { subject: AttributeSubject }) {
  const queries = useQueryClient();
  const defined = useQuery(attributesQuery(subject));
  const [editing, setEditing] = useState<Attribute | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Attribute | null>(null);
  const used = useQuery({ queryKey: ['attributes', 'used', leaving?.id], queryFn: () => readAttribute(leaving?.id ?? ''), enabled: leaving !== null, staleTime: 0 });
  const reload = () => { void queries.invalidateQueries({ queryKey: ['attributes'] }); };
  const failed = (error: unknown) => { toast(errorText(error), 'danger'); };
  const drop = useMutation({
    mutationFn: deleteAttribute,
    onError: failed,
    onSettled: () => {
      setLeaving(null);
      reload();
      for (const key of ['contact', 'conversation-attributes']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const order = useMutation({ mutationFn: (ids: string[]) => orderAttributes(subject, ids), onError: failed, onSettled: reload });
  const all = defined.data?.items ?? [];
  const make = <Button size="sm" icon={<Plus className="size-4" />} onClick={() => { setEditing('new'); }}>{t(`attributes.make.${subject}`)}</Button>;
  const up = (index: number) => {
    const ids = all.map((one) => one.id);
    ids.splice(index - 1, 0, ...ids.splice(index, 1));
    order.mutate(ids);
  };
  return (
    <section aria-labelledby={`attributes-${subject}`} className="min-w-0">
      <header className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 id={`attributes-${subject}`} className="text-sm font-semibold">{t(`attributes.of.${subject}`)}</h2>
        {all.length > 0 && make}
      </header>
      <Card>
        {defined.isPending && <div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-8 w-full" />)}</div>}
        {defined.isError && <Failed error={defined.error} retry={() => { void defined.refetch(); }} />}
        {defined.data && all.length === 0 && <Empty icon={<ListPlus className="size-5" />} title={t('attributes.empty')} action={make}>{t(`attributes.emptyLead.${subject}`)}</Empty>}
        <ol>
          {all.map((attribute, index) => (
            <li key={attribute.id} className="flex min-h-14 items-center gap-1 border-b border-line/60 px-4 py-2 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-2 text-sm font-medium">
                  <span className="[overflow-wrap:anywhere]">{attribute.label}</span>
                  {attribute.sensitive && <Pill tone="neutral" icon={<Lock className="size-3" />}>{t('attributes.sensitive')}</Pill>}
                </span>
                <span className="block truncate text-xs text-ink-3">{t(`attributes.type.${attribute.type}`)} · <code>{attribute.key}</code>{attribute.options.length > 0 && <> · {attribute.options.join(', ')}</>}</span>
              </span>
              {index > 0 && <IconButton label={t('attributes.up', { name: attribute.label })} disabled={order.isPending} onClick={() => { up(index); }}><ArrowUp className="size-4" /></IconButton>}
              <IconButton label={t('attributes.changeOne', { name: attribute.label })} onClick={() => { setEditing(attribute); }}><Pencil className="size-4" /></IconButton>
              <IconButton label={t('attributes.deleteOne', { name: attribute.label })} onClick={() => { setLeaving(attribute); }}><Trash2 className="size-4" /></IconButton>
            </li>
          ))}
        </ol>
      </Card>
      {editing && <EditAttribute subject={subject} attribute={editing === 'new' ? null : editing} close={() => { setEditing(null); reload(); }} />}
      {leaving && (
        <Confirm
          open
          danger
          title={t('attributes.deleteTitle', { name: leaving.label })}
          description={used.data ? t('attributes.deleteLead', { n: used.data.values }) : t('attributes.deleteCounting')}
          action={t('attributes.delete')}
          busy={drop.isPending}
          onConfirm={() => { drop.mutate(leaving.id); }}
          onClose={() => { setLeaving(null); }}
        />
      )}
    </section>
  );
}
