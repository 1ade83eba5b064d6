import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AlarmClock } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useMay, useMe } from '@/access/session';
import { changeTask, createTask, type Task, type TaskDraft } from '@/api/tasks';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Overlay } from '@/design/Overlay';
import { toast } from '@/design/toasts';
import { useNow } from '@/design/useNow';
import { teamQuery } from '@/desk/queries';
import { WhenPicker } from '@/desk/WhenPicker';
import { whenWords } from '@/desk/whenWords';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';

interface EditProps {
  /** null: a new one */
  task: Task | null;
  /** What a new one is about; one is made for each. */
  conversations?: readonly string[];
  close: () => void;
}

export function EditTask({ task, conversations = [], close }: EditProps) {
  const queries = useQueryClient();
  const me = useMe();
  const now = useNow();
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') });
  const teams = useQuery(teamsQuery);
  const [title, setTitle] = useState(task?.title ?? '');
  const [note, setNote] = useState(task?.note ?? '');
  const [dueAt, setDueAt] = useState(task?.dueAt ?? null);
  const [owner, setOwner] = useState(task?.team ? `team ${task.team.id}` : (task?.teammate?.id ?? me.teammate.id));
  const [followUp, setFollowUp] = useState(task?.followUp ?? false);
  const [asking, setAsking] = useState(false);
  const linked = task ? task.conversation !== null : conversations.length > 0;
  const others = (people.data?.items ?? []).filter((one) => one.answers && one.id !== me.teammate.id);
  // Whoever has it already stays to be chosen, though they left or the list is not there yet.
  const kept = task?.teammate && task.teammate.id !== me.teammate.id && !others.some((one) => one.id === task.teammate?.id) ? task.teammate : null;
  const save = useMutation({
    mutationFn: async () => {
      const draft: TaskDraft = { title: title.trim(), followUp: followUp && linked && dueAt !== null };
      if (note.trim()) draft.note = note.trim();
      if (dueAt) draft.dueAt = dueAt;
      if (owner.startsWith('team ')) draft.team = owner.slice(5);
      else draft.teammate = owner;
      if (task) await changeTask(task.id, { ...draft, conversation: task.conversation ?? undefined, contact: task.contact?.id });
      else if (conversations.length === 0) await createTask(draft);
      else for (const conversation of conversations) await createTask({ ...draft, conversation });
    },
    onSuccess: () => { toast(t(task ? 'tasks.changed' : 'tasks.made'), 'ok'); close(); },
    onSettled: () => { for (const key of ['tasks', 'activities']) void queries.invalidateQueries({ queryKey: [key] }); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) save.mutate();
  };
  return (
    <Overlay open onOpenChange={(open) => { if (!open) close(); }} title={task ? t('tasks.change') : conversations.length > 1 ? t('tasks.makeMany', { n: conversations.length }) : t('tasks.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('tasks.title')} maxLength={200} value={title} onChange={(event) => { setTitle(event.target.value); }} />
        <TextArea label={t('tasks.note')} rows={3} maxLength={4000} value={note} onChange={(event) => { setNote(event.target.value); }} />
        <div className="flex flex-col gap-1.5">
          <span className="text-sm font-medium">{t('tasks.due')}</span>
          <Button className="justify-self-start self-start" icon={<AlarmClock className="size-4" />} aria-label={t('tasks.dueIs', { when: dueAt ? whenWords(dueAt, now) : t('tasks.someDay') })} onClick={() => { setAsking(true); }}>{dueAt ? whenWords(dueAt, now) : t('tasks.someDay')}</Button>
        </div>
        <SelectField label={t('tasks.owner')} value={owner} onChange={(event) => { setOwner(event.target.value); }}>
          <option value={me.teammate.id}>{t('desk.me', { name: me.teammate.name })}</option>
          {others.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          {kept && <option value={kept.id}>{kept.name ?? t('holder.teammate')}</option>}
          {(teams.data?.items ?? []).map((team) => <option key={team.id} value={`team ${team.id}`}>{team.name}</option>)}
        </SelectField>
        {linked && (
          <label className="flex cursor-pointer items-start gap-2.5 text-sm">
            <input type="checkbox" className="mt-0.5 size-4 accent-accent" checked={followUp && dueAt !== null} disabled={dueAt === null} onChange={(event) => { setFollowUp(event.target.checked); }} />
            <span>{t('tasks.followUp')}<span className="block text-xs text-ink-3">{t(dueAt === null ? 'tasks.followUpNeedsDue' : 'tasks.followUpHint')}</span></span>
          </label>
        )}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!title.trim()}>{t('shell.save')}</Button>
      </form>
      {asking && (
        <WhenPicker
          title={t('tasks.due')}
          action={t('tasks.dueDo')}
          choose={(at) => { setDueAt(at.toISOString()); }}
          clear={dueAt ? { label: t('tasks.someDay'), run: () => { setDueAt(null); } } : undefined}
          close={() => { setAsking(false); }}
        />
      )}
    </Overlay>
  );
}
