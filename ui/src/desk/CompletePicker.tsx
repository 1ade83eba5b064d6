import { CompleteDialog } from '@/resolving/CompleteDialog';
import type { AskProps } from './ActionPicker';

export function CompletePicker({ ids, close }: AskProps) {
  const id = ids[0];
  return id === undefined ? null : <CompleteDialog id={id} close={close} />;
}
