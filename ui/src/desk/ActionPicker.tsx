import { useStore } from '@/design/store';
import { MergePicker } from '@/merging/MergePicker';
import { AssignPicker } from './AssignPicker';
import { CompletePicker } from './CompletePicker';
import { DealPicker } from './DealPicker';
import { LabelPicker } from './LabelPicker';
import { MacroPicker } from './MacroPicker';
import { PriorityPicker } from './PriorityPicker';
import { picking } from './selection';
import { SnoozePicker } from './SnoozePicker';
import { TaskPicker } from './TaskPicker';

export interface AskProps {
  ids: readonly string[];
  close: () => void;
}

const pickers = { assign: AssignPicker, label: LabelPicker, priority: PriorityPicker, snooze: SnoozePicker, task: TaskPicker, macro: MacroPicker, complete: CompletePicker, merge: MergePicker, deal: DealPicker };

/** Whatever is being asked about conversations, one or many. */
export function ActionPicker() {
  const asked = useStore(picking);
  if (!asked) return null;
  const Asked = pickers[asked.kind];
  return <Asked ids={asked.ids} close={() => { picking.set(null); }} />;
}
