import { ArrowDown, Minus, TriangleAlert } from 'lucide-react';
import type { Priority } from '@/api/conversations';
import { t } from '@/texts';
import type { AskProps } from './ActionPicker';
import { fitting, Picker, type Choice } from './Picker';
import { useChanges } from './useChanges';

const icons = { high: TriangleAlert, normal: Minus, low: ArrowDown };
const order: readonly Priority[] = ['high', 'normal', 'low'];

export function PriorityPicker({ ids, close }: AskProps) {
  const { change, known } = useChanges();
  const choices = order.map((priority): Choice => {
    const Icon = icons[priority];
    const those = ids.filter((id) => known(id)?.priority === priority).length;
    return {
      id: priority,
      label: t(`desk.priority.${priority}`),
      icon: <Icon className="mx-1 size-4 text-ink-3" aria-hidden="true" />,
      on: those === ids.length ? true : those > 0 ? 'mixed' : false,
      run: () => { void change(ids, { priority }, t('desk.prioritised', { n: ids.length, priority: t(`desk.priority.${priority}`) })); },
    };
  });
  return <Picker title={t('desk.priorityTitle', { n: ids.length })} placeholder={t('desk.priorityHint')} choices={(text) => fitting(choices, text)} close={close} />;
}
