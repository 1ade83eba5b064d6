import { useQuery } from '@tanstack/react-query';
import { useStore } from '@/design/store';
import { macrosQuery } from '@/macros/queries';
import { CompleteDialog } from '@/resolving/CompleteDialog';
import type { AskProps } from './ActionPicker';
import { picking } from './selection';

export function CompletePicker({ ids, close }: AskProps) {
  const asked = useStore(picking);
  const macros = useQuery({ ...macrosQuery, enabled: asked?.macro !== undefined });
  const macro = macros.data?.items.find(({ id }) => id === asked?.macro);
  // It was run a moment ago: when it is gone there is nothing to complete it for.
  if (asked?.macro !== undefined && !macro) return null;
  return <CompleteDialog ids={ids} macro={macro} force={asked?.force === true} done={asked?.done} close={close} />;
}
