import { useQuery } from '@tanstack/react-query';
import { ArrowUp, Trash2 } from 'lucide-react';
import { useMay } from '@/access/session';
import type { Step } from '@/api/macros';
import { IconButton } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { Toggle } from '@/design/Toggle';
import { cannedRepliesQuery, labelsQuery, teamQuery } from '@/desk/queries';
import { Minutes } from '@/levels/Minutes';
import { teamsQuery } from '@/teams/queries';
import { t } from '@/texts';
import { Values } from './Values';

interface StepProps {
  step: Step;
  n: number;
  /** Only what everybody may use. */
  shared: boolean;
  change: (step: Step) => void;
  up: (() => void) | null;
  drop: () => void;
}

export function StepField({ step, n, shared, change, up, drop }: StepProps) {
  const name = t(`macros.step.${step.kind}`);
  return (
    <li data-testid="step" className="grid gap-3 rounded-xl border border-line p-3">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 text-sm font-semibold">{t('macros.numbered', { n, name })}</h3>
        {up && <IconButton size="sm" label={t('macros.up', { n })} onClick={up}><ArrowUp className="size-4" /></IconButton>}
        <IconButton size="sm" label={t('macros.dropStep', { n })} onClick={drop}><Trash2 className="size-4" /></IconButton>
      </div>
      <What step={step} shared={shared} change={change} />
    </li>
  );
}

function What({ step, shared, change }: Pick<StepProps, 'step' | 'shared' | 'change'>) {
  switch (step.kind) {
    case 'reply': return <Reply step={step} shared={shared} change={change} />;
    case 'note': return <TextArea hideLabel label={t('macros.noteText')} rows={2} maxLength={4000} value={step.text ?? ''} onChange={(event) => { change({ ...step, text: event.target.value }); }} />;
    case 'label':
    case 'unlabel': return <Labels step={step} change={change} />;
    case 'priority':
      return (
        <SelectField hideLabel label={t('desk.priority')} value={step.to ?? 'high'} onChange={(event) => { change({ ...step, to: event.target.value }); }}>
          {(['high', 'normal', 'low'] as const).map((one) => <option key={one} value={one}>{t(`desk.priority.${one}`)}</option>)}
        </SelectField>
      );
    case 'assign':
    case 'team': return <Whom step={step} change={change} />;
    case 'snooze': return <Minutes label={t('macros.forHowLong')} hint={t('macros.span')} value={step.minutes} change={(minutes) => { change({ ...step, minutes }); }} />;
    case 'task':
      return (
        <>
          <TextField label={t('tasks.title')} maxLength={120} value={step.text ?? ''} onChange={(event) => { change({ ...step, text: event.target.value }); }} />
          <Minutes label={t('macros.dueAfter')} hint={t('macros.span')} value={step.minutes} change={(minutes) => { change({ ...step, minutes, followUp: step.followUp && minutes !== null }); }} />
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 accent-accent" checked={step.followUp} disabled={step.minutes === null} onChange={(event) => { change({ ...step, followUp: event.target.checked }); }} />
            {t('tasks.followUp')}
          </label>
        </>
      );
    case 'attributes': return <Values step={step} change={change} />;
    case 'resolve': return <p className="text-sm text-ink-2">{t('macros.resolveLead')}</p>;
  }
}

function Reply({ step, shared, change }: Pick<StepProps, 'step' | 'shared' | 'change'>) {
  const replies = (useQuery(cannedRepliesQuery).data?.items ?? []).filter((reply) => reply.shared || !shared || reply.id === step.cannedReply);
  return (
    <>
      {replies.length > 0 && (
        <SelectField label={t('macros.words')} value={step.cannedReply ?? ''} onChange={(event) => { change(event.target.value ? { ...step, cannedReply: event.target.value, text: null } : { ...step, cannedReply: null, text: '' }); }}>
          <option value="">{t('macros.ownWords')}</option>
          {replies.map((reply) => <option key={reply.id} value={reply.id}>/{reply.shortcut}</option>)}
        </SelectField>
      )}
      {step.cannedReply === null && <TextArea hideLabel label={t('macros.replyText')} hint={t('macros.replyHint')} rows={3} maxLength={4000} value={step.text ?? ''} onChange={(event) => { change({ ...step, text: event.target.value }); }} />}
    </>
  );
}

function Labels({ step, change }: Pick<StepProps, 'step' | 'change'>) {
  const labels = useQuery(labelsQuery).data?.items ?? [];
  if (labels.length === 0) return <p className="text-sm text-ink-3">{t('desk.noLabels')}</p>;
  return (
    <div role="group" aria-label={t('desk.labels')} className="flex flex-wrap gap-1.5">
      {labels.map((label) => <Toggle key={label.id} on={step.labels.includes(label.id)} change={(on) => { change({ ...step, labels: on ? [...step.labels, label.id] : step.labels.filter((id) => id !== label.id) }); }}>{label.name}</Toggle>)}
    </div>
  );
}

function Whom({ step, change }: Pick<StepProps, 'step' | 'change'>) {
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const people = useQuery({ ...teamQuery, enabled: useMay('teammates:read') }).data?.items ?? [];
  const assign = step.kind === 'assign';
  return (
    <SelectField hideLabel label={t(`macros.step.${step.kind}`)} value={step.to ?? ''} onChange={(event) => { change({ ...step, to: event.target.value || null }); }}>
      {assign ? (
        <>
          <option value="me">{t('macros.toMe')}</option>
          <option value="none">{t('macros.toNobody')}</option>
          <option value="bot">{t('holder.bot')}</option>
          {people.filter((one) => one.answers).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </>
      ) : (
        <>
          <option value="">{t('macros.chooseTeam')}</option>
          {teams.map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}
          <option value="none">{t('teams.nobody')}</option>
        </>
      )}
    </SelectField>
  );
}
