import { EditTask } from '@/tasks/EditTask';
import type { AskProps } from './ActionPicker';

export function TaskPicker({ ids, close }: AskProps) {
  return <EditTask task={null} conversations={ids} close={close} />;
}
