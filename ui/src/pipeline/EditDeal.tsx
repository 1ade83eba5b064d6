import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '@/access/session';
import { changeDeal, createDeal, deleteDeal, type Deal, type DealDraft, type Stage } from '@/api/deals';
import { belongingQuery } from '@/companies/queries';
import { contactsQuery } from '@/contacts/queries';
import { Button } from '@/design/Button';
import { Confirm } from '@/design/Confirm';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { dayAndTime, fullTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { useDebounced } from '@/design/useDebounced';
import { teamQuery } from '@/desk/queries';
import { t } from '@/texts';
import { amountOf, currencies } from './money';
import { dealQuery } from './queries';

interface Person {
  id: string;
  name: string | null;
}

interface EditProps {
  /** null: a new one */
  deal: Deal | null;
  /** Whom a new one is with. */
  contact?: Person;
  /** Whose a new one is when whoever looks says nothing else; absent: their own. */
  owner?: Person;
  stages?: readonly Stage[];
  close: () => void;
}

const USUAL = 'USD';

export function EditDeal({ deal, contact, owner: usual, stages = [], close }: EditProps) {
  const queries = useQueryClient();
  const me = useMe();
  const mayWrite = useMay('conversations:write');
  const mayContacts = useMay('contacts:read');
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const [title, setTitle] = useState(deal?.title ?? '');
  const [amount, setAmount] = useState(deal?.value?.amount ?? '');
  const [currency, setCurrency] = useState(deal?.value?.currency ?? stages.flatMap((stage) => stage.sums)[0]?.currency ?? USUAL);
  const [person, setPerson] = useState<Person | null>(deal?.contact ?? contact ?? null);
  const [owner, setOwner] = useState(deal?.owner.id ?? usual?.id ?? me.teammate.id);
  const [expectedOn, setExpectedOn] = useState(deal?.expectedOn ?? '');
  const [stage, setStage] = useState(stages[0]?.id ?? '');
  const [note, setNote] = useState(deal?.note ?? '');
  const [leaving, setLeaving] = useState(false);
  const value = amountOf(amount);
  const fresh = () => queries.invalidateQueries({ queryKey: ['deals'] });
  const save = useMutation({
    mutationFn: () => {
      const draft: DealDraft = { title: title.trim(), owner };
      if (note.trim()) draft.note = note.trim();
      if (person) draft.contact = person.id;
      if (value) draft.value = { amount: value, currency };
      if (expectedOn) draft.expectedOn = expectedOn;
      if (deal) return changeDeal(deal.id, { ...draft, revision: deal.revision });
      return createDeal(stage ? { ...draft, stage } : draft);
    },
    onSuccess: () => { toast(t(deal ? 'pipeline.saved' : 'pipeline.made'), 'ok'); close(); },
    onSettled: fresh,
  });
  const drop = useMutation({ mutationFn: () => (deal ? deleteDeal(deal.id) : Promise.resolve()), onSuccess: close, onSettled: fresh });
  const others = (people.data?.items ?? []).filter((one) => one.role !== 'viewer' && one.id !== me.teammate.id);
  const first = deal?.owner ?? usual;
  const kept = first && first.id !== me.teammate.id && !others.some((one) => one.id === first.id) ? first : null;
  const ready = title.trim() !== '' && value !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && mayWrite) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={deal ? t('pipeline.deal') : t('pipeline.new')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error ?? drop.error} /></div>
        <TextField label={t('pipeline.title')} maxLength={200} value={title} onChange={(event) => { setTitle(event.target.value); }} />
        <div className="grid grid-cols-[1fr_7rem] gap-3">
          <TextField label={t('pipeline.value')} inputMode="decimal" error={value === undefined ? t('pipeline.noAmount') : null} value={amount} onChange={(event) => { setAmount(event.target.value); }} />
          <SelectField label={t('pipeline.currency')} error={fieldProblem(save.error, 'value.currency')} value={currency} onChange={(event) => { setCurrency(event.target.value); }}>
            {[...new Set([currency, ...currencies()])].map((code) => <option key={code}>{code}</option>)}
          </SelectField>
        </div>
        <PersonField person={person} choose={setPerson} />
        {person && mayContacts && <Employer contact={person.id} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t('pipeline.owner')} error={fieldProblem(save.error, 'owner')} value={owner} onChange={(event) => { setOwner(event.target.value); }}>
            <option value={me.teammate.id}>{t('desk.me', { name: me.teammate.name })}</option>
            {others.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            {kept && <option value={kept.id}>{kept.name ?? t('pipeline.ownerGone')}</option>}
          </SelectField>
          <TextField type="date" label={t('pipeline.expected')} error={fieldProblem(save.error, 'expectedOn')} value={expectedOn} onChange={(event) => { setExpectedOn(event.target.value); }} />
        </div>
        {!deal && stages.length > 0 && (
          <SelectField label={t('pipeline.stage')} value={stage} onChange={(event) => { setStage(event.target.value); }}>
            {stages.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </SelectField>
        )}
        <TextArea label={t('pipeline.note')} rows={3} maxLength={4000} value={note} onChange={(event) => { setNote(event.target.value); }} />
        {mayWrite && (
          <div className="flex flex-wrap justify-end gap-2">
            {deal && <Button look="quiet" busy={drop.isPending} onClick={() => { setLeaving(true); }}>{t('pipeline.delete')}</Button>}
            <Button type="submit" look="primary" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
          </div>
        )}
        {deal && <Moves id={deal.id} />}
      </form>
      {deal && <Confirm open={leaving} danger title={t('pipeline.deleteTitle', { title: deal.title })} description={t('pipeline.deleteLead')} action={t('pipeline.delete')} onConfirm={() => { setLeaving(false); drop.mutate(); }} onClose={() => { setLeaving(false); }} />}
    </Overlay>
  );
}

function PersonField({ person, choose }: { person: Person | null; choose: (person: Person | null) => void }) {
  const may = useMay('contacts:read');
  const [typed, setTyped] = useState('');
  const sought = useDebounced(typed.trim(), 250);
  const people = useInfiniteQuery({ ...contactsQuery(sought), enabled: may && sought !== '' });
  const found = sought === '' ? [] : (people.data?.pages[0]?.items ?? []).slice(0, 6);
  if (person) {
    return (
      <div className="flex items-center gap-3 text-sm">
        <span className="min-w-0 flex-1 truncate"><span className="font-medium">{t('pipeline.with')}</span> {person.name ?? t('pipeline.contactGone')}</span>
        <Button size="sm" onClick={() => { choose(null); }}>{t('pipeline.withoutContact')}</Button>
      </div>
    );
  }
  if (!may) return null;
  return (
    <div className="grid gap-2">
      <TextField type="search" label={t('pipeline.findContact')} autoComplete="off" value={typed} onChange={(event) => { setTyped(event.target.value); }} />
      {found.length > 0 && (
        <ul aria-label={t('pipeline.findContact')} className="rounded-lg border border-line">
          {found.map((line) => (
            <li key={line.id} className="border-b border-line/60 last:border-0">
              <button type="button" className="min-h-11 w-full truncate px-3 text-left text-sm hover:bg-hover" onClick={() => { choose(line); setTyped(''); }}>{line.name}{line.address && line.address !== line.name && <span className="text-ink-3"> · {line.address}</span>}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** For whom somebody works: the deal is one of that company's, too. */
function Employer({ contact }: { contact: string }) {
  const belonging = useQuery(belongingQuery(contact));
  const company = belonging.data?.company;
  if (!company) return null;
  return <p className="-mt-2 truncate text-sm" data-testid="deal-company"><span className="font-medium">{t('companies.company')}</span> {company.name}</p>;
}

function Moves({ id }: { id: string }) {
  const one = useQuery(dealQuery(id));
  const moves = one.data?.moves ?? [];
  if (moves.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-ink-2">{t('pipeline.history')}</h3>
      <ol data-testid="moves" className="grid gap-1 text-xs text-ink-2">
        {moves.map((move, index) => (
          <li key={index}>{move.from === null ? t('pipeline.begun', { to: move.to }) : t('pipeline.moved', { from: move.from, to: move.to })} · {move.by.name ?? t('pipeline.ownerGone')} · <time dateTime={move.at} title={fullTime(move.at)}>{dayAndTime(move.at)}</time></li>
        ))}
      </ol>
    </section>
  );
}
