import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ApiError } from '@/api/client';
import { changeConversations, type Changes } from '@/api/desk';
import type { Conversation } from '@/api/conversations';
import { followAll, fromLists } from '@/conversations/list/lists';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { problemText, t } from '@/texts';
import { askToComplete, INCOMPLETE, type Done } from './selection';
import { reverses } from './undo';

/** Changes conversations, says so, and offers to undo it; what another teammate holds is asked about. */
export function useChanges() {
  const queries = useQueryClient();
  const known = useCallback(
    (id: string) => queries.getQueryData<Conversation>(['conversation', id]) ?? fromLists(queries, id),
    [queries],
  );
  const send = useCallback(
    async (ids: readonly string[], changes: Changes) => {
      const all = { items: [] as Conversation[], refused: [] as { id: string; code: string; detail: string }[] };
      // As many as the server takes at once.
      for (let from = 0; from < ids.length; from += 100) {
        const changed = await changeConversations(ids.slice(from, from + 100), changes);
        all.items.push(...changed.items);
        all.refused.push(...changed.refused);
      }
      for (const conversation of all.items) queries.setQueryData(['conversation', conversation.id], conversation);
      followAll(queries, ids);
      for (const key of ['counts', 'activities']) void queries.invalidateQueries({ queryKey: [key] });
      return all;
    },
    [queries],
  );
  return useMemo(() => {
    const undoing = (all: readonly Done[]) => ({
      label: t('desk.undo'),
      run: () => {
        Promise.all(all.flatMap(({ before, changes }) => reverses(before, changes)).map(({ ids, changes: back }) => send(ids, back)))
          .then(() => { toast(t('desk.undone')); }, (error: unknown) => { toast(errorText(error), 'danger'); });
      },
    });
    const change = async (ids: readonly string[], changes: Changes, said: string): Promise<void> => {
      const before = ids.flatMap((id) => known(id) ?? []);
      try {
        const { items, refused } = await send(ids, changes);
        const done = before.filter((was) => items.some((item) => item.id === was.id));
        const incomplete = refused.filter(({ code }) => code === INCOMPLETE).map(({ id }) => id);
        const others = refused.filter(({ code }) => code !== INCOMPLETE);
        const first = others[0];
        // What is asked now stands before everything else: undoing is offered behind it.
        askToComplete(incomplete, changes.force === true, undefined, done.length > 0 ? { before: done, changes } : undefined);
        if (first) toast(t('desk.someRefused', { done: items.length, n: others.length, why: problemText(first.code, first.detail) }), 'danger', anyway(others.map(({ id }) => id)));
        else if (incomplete.length === 0) toast(said, 'ok', undoing([{ before: done, changes }]));
      } catch (error) {
        if (error instanceof ApiError && error.code === INCOMPLETE) {
          askToComplete(ids, changes.force === true);
          return;
        }
        const held = error instanceof ApiError && error.code === 'conversations/held';
        toast(errorText(error), 'danger', held ? anyway(ids) : undefined);
      }
      function anyway(those: readonly string[]) {
        return { label: t('desk.anyway'), run: () => { void change(those, { ...changes, force: true }, said); } };
      }
    };
    return { change, known, undoing };
  }, [known, send]);
}
