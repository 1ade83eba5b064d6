import { useHas, useMay } from '@/access/session';
import { useHotkeys } from '@/shell/hotkeys';
import { t } from '@/texts';
import { clearSelection, pick, selection, toggleSelected, type PickKind } from './selection';
import { useChanges } from './useChanges';

/** Keys that act on what is ticked, else on the row that has the focus, else on what is open. */
export function useDeskKeys(openId: string | null): void {
  const mayWrite = useMay('conversations:write');
  const hasTasks = useHas('tasks');
  const { change } = useChanges();
  const focused = () => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset.conversation : undefined);
  const meant = () => {
    const chosen = selection.get();
    if (chosen.length > 0) return chosen;
    const one = focused() ?? openId;
    return one ? [one] : [];
  };
  const ask = (kind: PickKind) => () => {
    const ids = meant();
    if (!mayWrite || ids.length === 0) return false;
    pick(kind, ids);
    return true;
  };
  useHotkeys({
    a: ask('assign'),
    l: ask('label'),
    p: ask('priority'),
    h: ask('snooze'),
    d: hasTasks ? ask('task') : () => false,
    m: ask('macro'),
    x: () => {
      const one = focused() ?? openId;
      if (!mayWrite || !one) return false;
      toggleSelected(one);
      return true;
    },
    e: () => {
      const ids = selection.get();
      if (!mayWrite || ids.length === 0) return false;
      void change(ids, { status: 'resolved' }, t('desk.resolved', { n: ids.length }));
      clearSelection();
      return true;
    },
    Escape: () => {
      if (selection.get().length === 0) return false;
      clearSelection();
      return true;
    },
  });
}
