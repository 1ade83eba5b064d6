import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { setLimits, type Budget } from '@/api/models';
import { fieldProblem, FormProblem } from '@/design/FormProblem';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Field';
import { Meter } from '@/design/Meter';
import { amountOf, amountText, dollars } from '@/design/money';
import { Card } from '@/design/Page';
import { toast } from '@/design/toasts';
import { number, t } from '@/texts';
import { modelsQuery } from './queries';

const tones = { none: 'ok', within: 'ok', warned: 'wait', spent: 'danger' } as const;

/** What the month has cost so far, beside what it may cost. */
export function Spending({ budget }: { budget: Budget }) {
  return (
    <Card className="p-5">
      <h2 className="text-base font-semibold">{t('models.spending')}</h2>
      <p className="tabular mt-1 text-sm text-ink-2" data-testid="spent">
        <span className="text-xl font-semibold text-ink">{dollars(budget.spent)}</span>{' '}
        {budget.monthly === null ? t('models.spentNoLimit') : t('models.spentOf', { limit: dollars(budget.monthly) })}
      </p>
      {budget.monthly !== null && (
        <div className="mt-3">
          <Meter
            label={t('models.spending')}
            value={budget.spent}
            most={budget.monthly}
            mark={budget.softPercent / 100}
            tone={tones[budget.state]}
            words={t('models.spentWords', { spent: dollars(budget.spent), limit: dollars(budget.monthly) })}
          />
        </div>
      )}
      {budget.state === 'warned' && <p className="mt-3 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait" role="status">{t('models.warned', { share: number(budget.softPercent / 100, { style: 'percent' }) })}</p>}
      {budget.state === 'spent' && <p className="mt-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger" role="status">{t('models.spentUp')}</p>}
      <LimitsForm key={`${String(budget.monthly)} ${String(budget.perConversation)} ${String(budget.softPercent)}`} budget={budget} />
    </Card>
  );
}

function LimitsForm({ budget }: { budget: Budget }) {
  const queries = useQueryClient();
  const [monthly, setMonthly] = useState(amountText(budget.monthly));
  const [perConversation, setPerConversation] = useState(amountText(budget.perConversation));
  const [soft, setSoft] = useState(String(budget.softPercent));
  const save = useMutation({
    mutationFn: setLimits,
    onSuccess: () => {
      toast(t('models.limitsSaved'), 'ok');
      void queries.invalidateQueries({ queryKey: modelsQuery.queryKey });
    },
  });
  const limits = { monthly: amountOf(monthly), perConversation: amountOf(perConversation), softPercent: amountOf(soft) ?? Number.NaN };
  const changed = limits.monthly !== budget.monthly || limits.perConversation !== budget.perConversation || limits.softPercent !== budget.softPercent;
  const wrong = (amount: number | null) => (Number.isNaN(amount) ? t('models.noAmount') : null);
  const percentWrong = Number.isInteger(limits.softPercent) && limits.softPercent >= 1 && limits.softPercent <= 100 ? null : t('models.noPercent');
  const ready = changed && !wrong(limits.monthly) && !wrong(limits.perConversation) && !percentWrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) save.mutate(limits);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-5 grid gap-4 border-t border-line pt-4" aria-label={t('models.limits')}>
      <FormProblem error={save.error} />
      <div className="grid gap-4 sm:grid-cols-3 xl:grid-cols-1">
        <TextField label={t('models.monthly')} hint={t('models.monthlyHint')} inputMode="decimal" placeholder={t('models.noLimit')} value={monthly} error={wrong(limits.monthly) ?? fieldProblem(save.error, 'monthly')} onChange={(event) => { setMonthly(event.target.value); }} />
        <TextField label={t('models.perConversation')} hint={t('models.perConversationHint')} inputMode="decimal" placeholder={t('models.noLimit')} value={perConversation} error={wrong(limits.perConversation) ?? fieldProblem(save.error, 'perConversation')} onChange={(event) => { setPerConversation(event.target.value); }} />
        <TextField label={t('models.soft')} hint={t('models.softHint')} inputMode="numeric" value={soft} error={percentWrong ?? fieldProblem(save.error, 'softPercent')} onChange={(event) => { setSoft(event.target.value); }} />
      </div>
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!ready}>{t('models.limitsSave')}</Button>
    </form>
  );
}
