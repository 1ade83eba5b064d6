import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api/client';
import type { Conversation } from '@/api/conversations';
import { changeConversations, type Changes } from '@/api/desk';
import { runMacro, undoMacro, type Macro, type MacroRan } from '@/api/macros';
import { followAll, fromLists } from '@/conversations/list/lists';
import { Button } from '@/design/Button';
import { Overlay } from '@/design/Overlay';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { askToComplete, INCOMPLETE } from '@/desk/selection';
import { reverses } from '@/desk/undo';
import { isText, problemText, t } from '@/texts';
import { previewQuery } from './queries';
import { undoable } from './steps';
import { useStepWords } from './useStepWords';

const AT_ONCE = 100;

/** Attributes first: where somebody changed them meanwhile, the rest stays as well. @returns how many, and why others were not */
async function takeBack(before: readonly Conversation[], undo: Record<string, string>, changes: Changes) {
  const tokens = Object.entries(undo);
  const refused: MacroRan['refused'] = [];
  for (let from = 0; from < tokens.length; from += AT_ONCE) refused.push(...(await undoMacro(Object.fromEntries(tokens.slice(from, from + AT_ONCE)))).refused);
  const rest = before.filter(({ id }) => !refused.some((one) => one.id === id));
  if (Object.keys(changes).length > 0) await Promise.all(reverses(rest, changes).map((back) => changeConversations(back.ids, back.changes)));
  return { rest, refused };
}

/** What a macro will do, and then doing it. */
export function RunMacro({ macro, ids, close }: { macro: Macro; ids: readonly string[]; close: () => void }) {
  const queries = useQueryClient();
  const words = useStepWords();
  const one = ids.length === 1 ? ids[0] : undefined;
  const preview = useQuery({ ...previewQuery(macro.id, one ?? ''), enabled: one !== undefined });
  const [held, setHeld] = useState(false);
  const fresh = () => { followAll(queries, ids); for (const key of ['conversation', 'counts', 'activities', 'messages', 'tasks', 'contact', 'conversation-attributes']) void queries.invalidateQueries({ queryKey: [key] }); };
  const run = useMutation({
    mutationFn: async (force: boolean) => {
      const before = ids.flatMap((id) => queries.getQueryData<Conversation>(['conversation', id]) ?? fromLists(queries, id) ?? []);
      const ran: string[] = [];
      const undo: Record<string, string> = {};
      const refused = [];
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const part = await runMacro(macro.id, ids.slice(from, from + AT_ONCE), force);
        ran.push(...part.ran);
        Object.assign(undo, part.undo);
        refused.push(...part.refused);
      }
      return { ran, refused, undo, before: before.filter(({ id }) => ran.includes(id)) };
    },
    onSuccess: ({ ran, refused, undo, before }, force) => {
      close();
      askToComplete(refused.filter(({ code }) => code === INCOMPLETE).map(({ id }) => id), force, macro.id);
      const others = refused.filter(({ code }) => code !== INCOMPLETE);
      const first = others[0];
      if (ran.length === 0 && !first) return;
      if (first) {
        toast(t('desk.someRefused', { done: ran.length, n: others.length, why: problemText(first.code, first.detail) }), 'danger');
        return;
      }
      const changes = undoable(macro.steps, Date.now());
      const nothing = !changes || (Object.keys(changes).length === 0 && Object.keys(undo).length === 0);
      toast(t('macros.ran', { n: ran.length, name: macro.name }), 'ok', nothing ? undefined : {
        label: t('desk.undo'),
        run: () => {
          takeBack(before, undo, changes)
            .then(({ rest, refused: left }) => {
              if (left[0]) toast(t('desk.someRefused', { done: rest.length, n: left.length, why: problemText(left[0].code, left[0].detail) }), 'danger');
              else toast(t('desk.undone'));
            }, (error: unknown) => { toast(errorText(error), 'danger'); })
            .finally(fresh);
        },
      });
    },
    onError: (error, force) => {
      if (error instanceof ApiError && error.code === INCOMPLETE) {
        close();
        askToComplete(ids, force, macro.id);
      } else setHeld(error instanceof ApiError && error.code === 'conversations/held');
    },
    onSettled: fresh,
  });
  const missing = [...new Set(preview.data?.steps.flatMap((step) => step.missing) ?? [])];
  return (
    <Overlay
      open
      onOpenChange={(open) => { if (!open) close(); }}
      title={macro.name}
      description={t('macros.will', { n: ids.length })}
      footer={
        <>
          <Button onClick={close}>{t('shell.cancel')}</Button>
          <Button look="primary" busy={run.isPending} onClick={() => { run.mutate(held); }}>{t(held ? 'desk.anyway' : 'macros.run')}</Button>
        </>
      }
    >
      {run.error && <p role="alert" className="mb-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{errorText(run.error)}</p>}
      {preview.isError && <p role="alert" className="mb-3 text-sm text-danger">{errorText(preview.error)}</p>}
      {one !== undefined && preview.isPending && !preview.isError ? <Bone className="h-16 w-full" /> : (
        <ol data-testid="macro-preview" className="grid list-decimal gap-2 pl-5 text-sm marker:text-ink-3">
          {macro.steps.map((step, index) => {
            const said = preview.data?.steps[index]?.text ?? null;
            return (
              <li key={`${String(index)} ${step.kind}`} className="wrap-anywhere">
                {said === null ? words(step) : words({ ...step, cannedReply: null, text: said })}
              </li>
            );
          })}
        </ol>
      )}
      {missing.length > 0 && <p className="mt-3 text-xs text-wait">{t('canned.missing', { what: missing.map((name) => { const key = `canned.placeholder.${name}`; return isText(key) ? t(key) : name; }).join(', ') })}</p>}
    </Overlay>
  );
}
