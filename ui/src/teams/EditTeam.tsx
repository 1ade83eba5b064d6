import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeTeam, createTeam, type Assignment, type Team } from '@/api/teams';
import { useMay } from '@/access/session';
import { Avatar } from '@/design/Avatar';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { Bone } from '@/design/States';
import { teamQuery } from '@/desk/queries';
import { t } from '@/texts';

const ways: readonly Assignment[] = ['manual', 'round-robin', 'least-busy'];
const USUAL = 20;
const MOST = 500;

const asCapacity = (text: string) => Math.min(MOST, Math.max(1, Number.parseInt(text, 10) || USUAL));

export function EditTeam({ team, close }: { team: Team | null; close: () => void }) {
  const queries = useQueryClient();
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const [name, setName] = useState(team?.name ?? '');
  const [assignment, setAssignment] = useState<Assignment>(team?.assignment ?? 'round-robin');
  const [capacity, setCapacity] = useState(String(team?.capacity ?? USUAL));
  const [members, setMembers] = useState<ReadonlyMap<string, number | null>>(new Map(team?.members.map((member) => [member.id, member.capacity])));
  const save = useMutation({
    mutationFn: () => {
      const draft = { name: name.trim(), assignment, capacity: asCapacity(capacity), members: [...members].map(([id, own]) => ({ id, capacity: own })) };
      return team ? changeTeam(team.id, draft) : createTeam(draft);
    },
    onSuccess: () => {
      for (const key of ['teams', 'presence', 'conversations', 'conversation']) void queries.invalidateQueries({ queryKey: [key] });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  const put = (id: string, own: number | null | undefined) => {
    setMembers((was) => {
      const next = new Map(was);
      if (own === undefined) next.delete(id);
      else next.set(id, own);
      return next;
    });
  };
  const given = assignment !== 'manual';
  return (
    <Overlay open wide onOpenChange={(open) => { if (!open) close(); }} title={team ? t('teams.change') : t('teams.make')}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('teams.name')} maxLength={60} value={name} onChange={(event) => { setName(event.target.value); }} />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('teams.assignment')}</legend>
          <div className="grid gap-2 sm:grid-cols-3">
            {ways.map((way) => (
              <label key={way} className={cx('flex cursor-pointer flex-col rounded-lg border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent', way === assignment ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover')}>
                <span className="flex items-center gap-2 text-sm font-medium"><input type="radio" name="assignment" className="accent-accent" checked={way === assignment} onChange={() => { setAssignment(way); }} />{t(`teams.assignment.${way}`)}</span>
                <span className="mt-0.5 text-xs text-ink-2">{t(`teams.assignment.${way}.about`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {given && <TextField label={t('teams.capacity')} hint={t('teams.capacityHint')} type="number" inputMode="numeric" min={1} max={MOST} className="max-w-32" value={capacity} onChange={(event) => { setCapacity(event.target.value); }} />}
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('teams.members')}</legend>
          {people.isPending && <Bone className="h-10 w-full" />}
          <ul className="max-h-72 overflow-y-auto rounded-lg border border-line">
            {people.data?.items.filter((one) => one.answers || members.has(one.id)).map((one) => {
              const own = members.get(one.id);
              return (
                <li key={one.id} className="flex min-h-11 items-center gap-2.5 border-b border-line/60 px-3 py-1.5 last:border-0">
                  <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2.5 text-sm">
                    <input type="checkbox" className="size-4 accent-accent" checked={own !== undefined} onChange={(event) => { put(one.id, event.target.checked ? null : undefined); }} />
                    <Avatar size="sm" name={one.name} seed={one.id} />
                    <span className="truncate">{one.name}</span>
                  </label>
                  {given && own !== undefined && (
                    <input
                      type="number"
                      inputMode="numeric"
                      min={0}
                      max={MOST}
                      aria-label={t('teams.ownCapacity', { name: one.name })}
                      placeholder={String(asCapacity(capacity))}
                      value={own ?? ''}
                      onChange={(event) => { put(one.id, event.target.value === '' ? null : Math.min(MOST, Math.max(0, Number.parseInt(event.target.value, 10) || 0))); }}
                      className="h-8 w-20 rounded-lg border border-line-strong/70 bg-surface px-2 text-sm"
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </fieldset>
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!name.trim()}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
