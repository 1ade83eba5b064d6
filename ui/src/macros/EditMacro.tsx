import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { changeMacro, createMacro, type Macro, type Step } from '@/api/macros';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Menu, MenuItem } from '@/design/Menu';
import { Overlay } from '@/design/Overlay';
import { t } from '@/texts';
import { StepField } from './StepField';
import { complete, fresh, stepKinds } from './steps';

const MOST_STEPS = 12;

interface Numbered {
  key: number;
  step: Step;
}

/** Resolving comes last, wherever it was put. */
const inOrder = (steps: readonly Numbered[]) => [...steps.filter(({ step }) => step.kind !== 'resolve'), ...steps.filter(({ step }) => step.kind === 'resolve').slice(0, 1)];

export function EditMacro({ macro, mayShare, close }: { macro: Macro | null; mayShare: boolean; close: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState(macro?.name ?? '');
  const [shared, setShared] = useState(macro?.shared ?? mayShare);
  const [steps, setSteps] = useState<readonly Numbered[]>(() => (macro?.steps ?? []).map((step, key) => ({ key, step })));
  const [next, setNext] = useState(steps.length);
  const ready = name.trim() !== '' && steps.length > 0 && steps.every(({ step }) => complete(step));
  const save = useMutation({
    mutationFn: () => {
      const draft = { name: name.trim(), shared, steps: steps.map(({ step }) => step) };
      return macro ? changeMacro({ id: macro.id, ...draft }) : createMacro(draft);
    },
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['macros'] }); close(); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate();
  };
  const resolves = steps.some(({ step }) => step.kind === 'resolve');
  return (
    <Overlay wide open onOpenChange={(open) => { if (!open) close(); }} title={t(macro ? 'macros.change' : 'macros.make')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextField label={t('macros.name')} maxLength={60} value={name} onChange={(event) => { setName(event.target.value); }} />
        <ol className="grid gap-3">
          {steps.map(({ key, step }, index) => (
            <StepField
              key={key}
              step={step}
              n={index + 1}
              shared={shared}
              change={(changed) => { setSteps(steps.map((one) => (one.key === key ? { key, step: changed } : one))); }}
              up={index > 0 && step.kind !== 'resolve' ? () => { setSteps(steps.toSpliced(index - 1, 2, ...[steps[index], steps[index - 1]].filter((one) => one !== undefined))); } : null}
              drop={() => { setSteps(steps.filter((one) => one.key !== key)); }}
            />
          ))}
        </ol>
        {steps.length === 0 && <p className="text-sm text-ink-2">{t('macros.noSteps')}</p>}
        {steps.length < MOST_STEPS && (
          <Menu trigger={<Button className="justify-self-start" icon={<Plus className="size-4" />}>{t('macros.addStep')}</Button>}>
            {stepKinds.filter((kind) => kind !== 'resolve' || !resolves).map((kind) => (
              <MenuItem key={kind} onSelect={() => { setSteps(inOrder([...steps, { key: next, step: fresh(kind) }])); setNext(next + 1); }}>{t(`macros.step.${kind}`)}</MenuItem>
            ))}
          </Menu>
        )}
        {mayShare && (
          <label className="flex cursor-pointer items-center gap-2.5 text-sm">
            <input type="checkbox" className="size-4 accent-accent" checked={shared} onChange={(event) => { setShared(event.target.checked); }} />
            {t('canned.share')}
          </label>
        )}
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('shell.save')}</Button>
      </form>
    </Overlay>
  );
}
