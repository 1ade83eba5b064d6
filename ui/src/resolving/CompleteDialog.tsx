import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '@/access/session';
import type { Conversation } from '@/api/conversations';
import { changeConversations } from '@/api/desk';
import { runMacro, type Macro } from '@/api/macros';
import type { MissingToResolve } from '@/api/resolving';
import { followAll, fromLists } from '@/conversations/list/lists';
import { contactName } from '@/conversations/names';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { labelsQuery, teamQuery } from '@/desk/queries';
import { teamsQuery } from '@/teams/queries';
import { problemText, t } from '@/texts';
import { asked, complete, fillings, missingBehind, question, type MissingOf } from './filling';
import { missingQuery } from './queries';

const AT_ONCE = 100;
const MOST_NAMES = 3;

interface CompleteProps {
  ids: readonly string[];
  /** what resolves them, once nothing is missing; without it they just are */
  macro?: Macro;
  /** although other teammates hold them */
  force: boolean;
  close: () => void;
}

/** Just what is missing before they are resolved, asked once for all of them, and then they are. */
export function CompleteDialog({ ids, macro, force, close }: CompleteProps) {
  const missing = useQuery(missingQuery(ids));
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={t('resolving.completeTitle')} description={t('resolving.completeLead', { n: ids.length })}>
      {missing.isPending && <Bone className="h-16 w-full" />}
      {missing.isError && <Failed error={missing.error} retry={() => { void missing.refetch(); }} />}
      {missing.data && <Fields ids={ids} missing={missing.data} macro={macro} force={force} close={close} />}
    </Overlay>
  );
}

interface Refused {
  id: string;
  code: string;
  detail: string;
}

async function inParts(ids: readonly string[], run: (part: string[]) => Promise<{ refused: Refused[] }>): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) refused.push(...(await run(ids.slice(from, from + AT_ONCE))).refused);
  return refused;
}

function Fields({ ids, missing, macro, force, close }: CompleteProps & { missing: readonly MissingOf[] }) {
  const queries = useQueryClient();
  const all: MissingOf[] = ids.map((id) => {
    const lack: MissingToResolve = missing.find((one) => one.id === id)?.missing ?? { labels: [], team: false, assignee: false };
    return { id, missing: macro ? missingBehind(macro.steps, lack) : lack };
  });
  const need = asked(all);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const [team, setTeam] = useState('');
  const [assign, setAssign] = useState('me');
  const filled = { labels, team, assign };
  const ready = complete(need, filled);
  const save = useMutation({
    mutationFn: async () => {
      const refused: Refused[] = [];
      for (const { ids: those, changes } of fillings(all, filled)) {
        if (macro && Object.keys(changes).length === 0) continue;
        refused.push(...await inParts(those, (part) => changeConversations(part, { ...changes, force, ...(macro ? {} : { status: 'resolved' }) })));
      }
      if (macro) {
        const left = ids.filter((id) => !refused.some((one) => one.id === id));
        refused.push(...await inParts(left, (part) => runMacro(macro.id, part, force)));
      }
      return refused;
    },
    onSuccess: (refused) => {
      close();
      const first = refused[0];
      if (first) toast(t('desk.someRefused', { done: ids.length - refused.length, n: refused.length, why: problemText(first.code, first.detail) }), 'danger');
      else if (macro) toast(t('macros.ran', { n: ids.length, name: macro.name }), 'ok');
      else toast(ids.length === 1 ? t('holding.resolved') : t('desk.resolved', { n: ids.length }), 'ok');
    },
    onSettled: () => {
      followAll(queries, ids);
      for (const key of ['conversation', 'counts', 'activities', 'messages', 'resolving']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      {ids.length > 1 && <Names ids={ids} />}
      <Questions need={need} labels={labels} label={(key, value) => { setLabels({ ...labels, [key]: value }); }} team={team} setTeam={setTeam} assign={assign} setAssign={setAssign} />
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{macro ? t('macros.run') : t('holding.resolve')}</Button>
    </form>
  );
}

/** Whose conversations they are, as far as the lists know. */
function Names({ ids }: { ids: readonly string[] }) {
  const queries = useQueryClient();
  const names = ids.flatMap((id) => {
    const known = queries.getQueryData<Conversation>(['conversation', id]) ?? fromLists(queries, id);
    return known ? [contactName(known)] : [];
  }).slice(0, MOST_NAMES);
  const more = ids.length - names.length;
  return <p data-testid="incomplete" className="text-sm text-ink-2 wrap-anywhere">{[...names, ...(more > 0 ? [t('resolving.more', { n: more })] : [])].join(', ')}</p>;
}

interface QuestionsProps {
  need: MissingToResolve;
  labels: Readonly<Record<string, string>>;
  label: (question: string, id: string) => void;
  team: string;
  setTeam: (id: string) => void;
  assign: string;
  setAssign: (id: string) => void;
}

function Questions({ need, labels: chosen, label, team, setTeam, assign, setAssign }: QuestionsProps) {
  const me = useMe();
  const labels = useQuery(labelsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') }).data?.items ?? [];
  return (
    <>
      {need.labels.map((any) => (
        <SelectField key={question(any)} label={t('resolving.oneLabel')} value={chosen[question(any)] ?? ''} onChange={(event) => { label(question(any), event.target.value); }}>
          <option value="">{t('resolving.choose')}</option>
          {labels.filter(({ id }) => any.includes(id)).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      ))}
      {need.team && (
        <SelectField label={t('resolving.oneTeam')} value={team} onChange={(event) => { setTeam(event.target.value); }}>
          <option value="">{t('resolving.choose')}</option>
          {teams.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
      {need.assignee && (
        <SelectField label={t('resolving.oneAssignee')} value={assign} onChange={(event) => { setAssign(event.target.value); }}>
          <option value="me">{t('desk.me', { name: me.teammate.name })}</option>
          {people.filter((one) => one.answers && one.id !== me.teammate.id).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </SelectField>
      )}
    </>
  );
}
