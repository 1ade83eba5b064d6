import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { saveResolving, type QuietRule, type RequiredRule, type ResolvingRules } from '@/api/resolving';
import { useAttributes } from '@/attributes/useAttributes';
import { channelsQuery } from '@/channels/queries';
import { Button, IconButton } from '@/design/Button';
import { Chips } from '@/design/Chips';
import { SelectField, TextArea } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { toast } from '@/design/toasts';
import { labelsQuery } from '@/desk/queries';
import { Minutes } from '@/levels/Minutes';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';

interface Keyed<Rule> {
  key: number;
  rule: Rule;
}

const keyed = <Rule,>(rules: readonly Rule[], from: number): Keyed<Rule>[] => rules.map((rule, n) => ({ key: from + n, rule }));
const asksNothing = ({ labels, team, assignee, attributes }: RequiredRule) => labels.length === 0 && attributes.length === 0 && !team && !assignee;

/** What was saved, and what somebody is making of it. */
export function RulesForm({ saved }: { saved: ResolvingRules }) {
  const queries = useQueryClient();
  const [quiet, setQuiet] = useState(() => keyed(saved.quiet, 0));
  const [required, setRequired] = useState(() => keyed(saved.required, 1_000));
  const [next, setNext] = useState(2_000);
  const save = useMutation({
    mutationFn: () => saveResolving({
      quiet: quiet.map(({ rule }) => ({ ...rule, message: rule.message?.trim() ? rule.message.trim() : null })),
      required: required.map(({ rule }) => rule),
    }),
    onSuccess: (now) => { queries.setQueryData(['resolving'], now); toast(t('resolving.saved'), 'ok'); },
  });
  const wrong = required.some(({ rule }) => asksNothing(rule));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) save.mutate();
  };
  const key = () => { setNext(next + 1); return next; };
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <Part
        title={t('resolving.quiet')}
        lead={t('resolving.quietLead')}
        none={quiet.length === 0 ? t('resolving.quietNone') : null}
        add={{ label: t('resolving.addQuiet'), run: () => { setQuiet([...quiet, { key: key(), rule: { channels: [], minutes: 3 * 1_440, message: null, label: null } }]); } }}
      >
        {quiet.map((one, index) => (
          <Block key={one.key} title={t('resolving.quietOne', { n: index + 1 })} drop={() => { setQuiet(quiet.filter((other) => other !== one)); }}>
            <Quiet rule={one.rule} change={(rule) => { setQuiet(quiet.map((other) => (other === one ? { key: one.key, rule } : other))); }} />
          </Block>
        ))}
      </Part>
      <Part
        title={t('resolving.required')}
        lead={t('resolving.requiredLead')}
        none={required.length === 0 ? t('resolving.requiredNone') : null}
        add={{ label: t('resolving.addRequired'), run: () => { setRequired([...required, { key: key(), rule: { channels: [], teams: [], labels: [], team: false, assignee: false, attributes: [] } }]); } }}
      >
        {required.map((one, index) => (
          <Block key={one.key} title={t('resolving.requiredOne', { n: index + 1 })} drop={() => { setRequired(required.filter((other) => other !== one)); }}>
            <Required rule={one.rule} change={(rule) => { setRequired(required.map((other) => (other === one ? { key: one.key, rule } : other))); }} />
            {asksNothing(one.rule) && <p className="text-xs text-wait">{t('resolving.asksNothing')}</p>}
          </Block>
        ))}
      </Part>
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={wrong}>{t('shell.save')}</Button>
    </form>
  );
}

function Part({ title, lead, none, add, children }: { title: string; lead: string; none: string | null; add: { label: string; run: () => void }; children: ReactNode }) {
  return (
    <Card className="p-4 md:p-5">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mb-4 mt-0.5 text-sm text-ink-2">{lead}</p>
      {none ? <p className="mb-3 text-sm text-ink-3">{none}</p> : <ol className="mb-3 grid gap-3">{children}</ol>}
      <Button size="sm" icon={<Plus className="size-3.5" />} onClick={add.run}>{add.label}</Button>
    </Card>
  );
}

function Block({ title, drop, children }: { title: string; drop: () => void; children: ReactNode }) {
  return (
    <li className="grid gap-4 rounded-xl border border-line p-4">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 text-sm font-semibold">{title}</h3>
        <IconButton size="sm" label={t('labels.deleteOne', { name: title })} onClick={drop}><Trash2 className="size-4" /></IconButton>
      </div>
      {children}
    </li>
  );
}

function Quiet({ rule, change }: { rule: QuietRule; change: (rule: QuietRule) => void }) {
  const channels = useQuery(channelsQuery).data?.items ?? [];
  const labels = useQuery(labelsQuery).data?.items ?? [];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Minutes label={t('resolving.after')} hint={t('resolving.afterHint')} value={rule.minutes} change={(minutes) => { if (minutes !== null) change({ ...rule, minutes }); }} />
        <SelectField label={t('resolving.label')} value={rule.label ?? ''} onChange={(event) => { change({ ...rule, label: event.target.value || null }); }}>
          <option value="">{t('resolving.noLabel')}</option>
          {labels.map((label) => <option key={label.id} value={label.id}>{label.name}</option>)}
        </SelectField>
      </div>
      <TextArea label={t('resolving.message')} hint={t('resolving.messageHint')} rows={2} maxLength={1000} value={rule.message ?? ''} onChange={(event) => { change({ ...rule, message: event.target.value }); }} />
      <Chips title={t('resolving.channels')} all={channels} chosen={rule.channels} change={(next) => { change({ ...rule, channels: next }); }} />
    </>
  );
}

function Required({ rule, change }: { rule: RequiredRule; change: (rule: RequiredRule) => void }) {
  const channels = useQuery(channelsQuery).data?.items ?? [];
  const labels = useQuery(labelsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const attributes = useAttributes();
  const tick = (name: 'assignee' | 'team') => (
    <label className="flex cursor-pointer items-center gap-2.5 text-sm">
      <input type="checkbox" className="size-4 accent-accent" checked={rule[name]} onChange={(event) => { change({ ...rule, [name]: event.target.checked }); }} />
      {t(`resolving.needs.${name}`)}
    </label>
  );
  return (
    <>
      <Chips title={t('resolving.needs.label')} all={labels} chosen={rule.labels} change={(next) => { change({ ...rule, labels: next }); }} />
      {tick('assignee')}
      {tick('team')}
      <Chips title={t('facts.needed')} all={attributes.map(({ id, label }) => ({ id, name: label }))} chosen={rule.attributes} change={(next) => { change({ ...rule, attributes: next }); }} />
      <Chips title={t('resolving.channels')} all={channels} chosen={rule.channels} change={(next) => { change({ ...rule, channels: next }); }} />
      <Chips title={t('resolving.teams')} all={teams} chosen={rule.teams} change={(next) => { change({ ...rule, teams: next }); }} />
    </>
  );
}
