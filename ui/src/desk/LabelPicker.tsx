import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/access/session';
import { createLabel } from '@/api/desk';
import type { Label } from '@/api/conversations';
import { cx } from '@/design/cx';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';
import { dotLook, labelColours } from './labelColours';
import { fitting, Picker, type Choice } from './Picker';
import { labelsQuery } from './queries';
import { useChanges } from './useChanges';

/** Stays open, because one label is seldom alone. */
export function LabelPicker({ ids, close }: AskProps) {
  const queries = useQueryClient();
  const labels = useQuery(labelsQuery);
  const mayCreate = useMay('organisation:manage');
  const { change, known } = useChanges();
  const [put, setPut] = useState<Record<string, boolean>>({});
  const n = ids.length;
  const carried = (label: Label) => {
    const done = put[label.id];
    if (done !== undefined) return done;
    const those = ids.filter((id) => known(id)?.labels.some((other) => other.id === label.id) === true).length;
    return those === n ? true : those > 0 ? 'mixed' : false;
  };
  const set = (label: Label, on: boolean) => {
    setPut((was) => ({ ...was, [label.id]: on }));
    void change(ids, on ? { label: [label.id] } : { unlabel: [label.id] }, t(on ? 'desk.labelled' : 'desk.unlabelled', { n, label: label.name }));
  };
  const items = labels.data?.items ?? [];
  const create = (name: string) => {
    const colour = labelColours[items.length % labelColours.length] ?? 'grey';
    createLabel({ name, colour }).then(
      (label) => { void queries.invalidateQueries({ queryKey: ['labels'] }); set(label, true); },
      (error: unknown) => { toast(errorText(error), 'danger'); },
    );
  };
  const choices = (text: string): Choice[] => {
    const found = fitting(items.map((label): Choice => {
      const on = carried(label);
      return {
        id: label.id, label: label.name, on, stays: true,
        icon: <span aria-hidden="true" className={cx('mx-1 size-2.5 shrink-0 rounded-full', dotLook[label.colour])} />,
        run: () => { set(label, on !== true); },
      };
    }), text);
    const isNew = text !== '' && !items.some((label) => label.name.toLowerCase() === text.toLowerCase());
    return mayCreate && isNew && text.length <= 40
      ? [...found, { id: 'new', label: t('desk.newLabel', { name: text }), icon: <Plus className="size-4" aria-hidden="true" />, stays: true, run: () => { create(text); } }]
      : found;
  };
  return <Picker title={t('desk.labelTitle', { n })} placeholder={t(mayCreate ? 'desk.labelHintNew' : 'desk.labelHint')} none={t('desk.noLabels')} choices={choices} close={close} />;
}
