import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '@/access/session';
import type { Conversation } from '@/api/conversations';
import type { Attribute, AttributeValue } from '@/api/customers';
import { changeConversations, type Changes } from '@/api/desk';
import { runMacro, type Macro } from '@/api/macros';
import type { MissingToResolve } from '@/api/resolving';
import { AttributeInput } from '@/attributes/AttributeInput';
import { followAll, fromLists } from '@/conversations/list/lists';
import { contactName } from '@/conversations/names';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { labelsQuery, teamQuery } from '@/desk/queries';
import type { Done } from '@/desk/selection';
import { useChanges } from '@/desk/useChanges';
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
  /** what was resolved with them already, since it lacked nothing */
  done?: Done;
  close: () => void;
}

/** Just what is missing before they are resolved, asked once for all of them, and then they are. */
export function CompleteDialog({ ids, macro, force, done, close }: CompleteProps) {
  const missing = useQuery(missingQuery(ids));
  const { undoing } = useChanges();
  const leave = () => {
    close();
    if (done) toast(t('desk.resolved', { n: done.before.length }), 'ok', undoing([done]));
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) leave(); }} title={t('resolving.completeTitle')} description={t('resolving.completeLead', { n: ids.length })}>
      {missing.isPending && <Bone className="h-16 w-full" />}
      {missing.isError && <Failed error={missing.error} retry={() => { void missing.refetch(); }} />}
      {missing.data && <Fields ids={ids} missing={missing.data.all} defined={missing.data.fields} macro={macro} force={force} done={done} close={close} />}
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

function Fields({ ids, missing, defined, macro, force, done, close }: CompleteProps & { missing: readonly MissingOf[]; defined: readonly Attribute[] }) {
  const queries = useQueryClient();
  const { known, undoing } = useChanges();
  const all: MissingOf[] = ids.map((id) => {
    const lack: MissingToResolve = missing.find((one) => one.id === id)?.missing ?? { labels: [], team: false, assignee: false, attributes: [] };
    return { id, missing: macro ? missingBehind(macro.steps, lack, defined) : lack };
  });
  const need = asked(all);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const [team, setTeam] = useState('');
  const [assign, setAssign] = useState('me');
  const [attributes, setAttributes] = useState<Readonly<Record<string, AttributeValue>>>({});
  const filled = { labels, team, assign, attributes };
  const ready = complete(need, filled, defined);
  const save = useMutation({
    mutationFn: async () => {
      const refused: Refused[] = [];
      const resolved: Done[] = done ? [done] : [];
      for (const { ids: those, changes } of fillings(all, filled, defined)) {
        if (macro && Object.keys(changes).length === 0) continue;
        const whole: Changes = { ...changes, force, ...(macro ? {} : { status: 'resolved' }) };
        const before = those.flatMap((id) => known(id) ?? []);
        const left = await inParts(those, (part) => changeConversations(part, whole));
        refused.push(...left);
        if (!macro) resolved.push({ before: before.filter(({ id }) => !left.some((one) => one.id === id)), changes: whole });
      }
      if (macro) {
        const left = ids.filter((id) => !refused.some((one) => one.id === id));
        refused.push(...await inParts(left, (part) => runMacro(macro.id, part, force)));
      }
      return { refused, resolved };
    },
    onSuccess: ({ refused, resolved }) => {
      close();
      const first = refused[0];
      if (first) toast(t('desk.someRefused', { done: ids.length - refused.length, n: refused.length, why: problemText(first.code, first.detail) }), 'danger', resolved.some(({ before }) => before.length > 0) ? undoing(resolved) : undefined);
      else if (macro) toast(t('macros.ran', { n: ids.length, name: macro.name }), 'ok');
      else {
        const n = ids.length + (done?.before.length ?? 0);
        toast(n === 1 ? t('holding.resolved') : t('desk.resolved', { n }), 'ok', undoing(resolved));
      }
    },
    onSettled: () => {
      followAll(queries, ids);
      for (const key of ['conversation', 'counts', 'activities', 'messages', 'resolving', 'contact', 'conversation-attributes']) void queries.invalidateQueries({ queryKey: [key] });
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
      {defined.filter(({ id }) => need.attributes.includes(id)).map((attribute) => (
        <AttributeInput
          key={attribute.id}
          attribute={attribute}
          value={attributes[attribute.id]}
          change={(value) => { setAttributes(Object.fromEntries([...Object.entries(attributes).filter(([id]) => id !== attribute.id), ...(value === undefined ? [] : [[attribute.id, value] as const])])); }}
        />
      ))}
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
