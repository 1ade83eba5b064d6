import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { readRules, saveRules, type Rules } from '@/api/handover';
import { useMay } from '@/access/session';
import { Button } from '@/design/Button';
import { SelectField } from '@/design/Field';
import { Card } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';

const moods = [-0.3, -0.6, -0.85] as const;
const counts = [1, 2, 3, 4, 5];
const switches = ['whenUpset', 'whenUrgent', 'whenSuspicious'] as const;

/** When the bot calls a person. */
export function RulesCard() {
  const rules = useQuery({ queryKey: ['hand-over-rules'], queryFn: readRules });
  return (
    <Card className="p-5">
      <h2 className="text-lg font-semibold tracking-tight">{t('handover.rules')}</h2>
      <p className="mb-4 mt-1 text-sm text-ink-2">{t('handover.rulesLead')}</p>
      {rules.isPending && <Bone className="h-32 w-full" />}
      {rules.isError && <Failed error={rules.error} retry={() => { void rules.refetch(); }} />}
      {rules.data && <RulesForm rules={rules.data} />}
    </Card>
  );
}

function RulesForm({ rules }: { rules: Rules }) {
  const queries = useQueryClient();
  const may = useMay('organisation:manage');
  const [form, setForm] = useState(rules);
  const save = useMutation({
    mutationFn: () => saveRules(form),
    onSuccess: (saved) => {
      queries.setQueryData(['hand-over-rules'], saved);
      toast(t('handover.saved'), 'ok');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const nearest = moods.reduce((best, mood) => (Math.abs(mood - form.mood) < Math.abs(best - form.mood) ? mood : best));
  return (
    <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      {save.isError && <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger sm:col-span-2">{errorText(save.error)}</p>}
      <SelectField label={t('handover.misses')} disabled={!may} value={form.misses} onChange={(event) => { setForm({ ...form, misses: Number(event.target.value) }); }}>
        {counts.map((count) => <option key={count} value={count}>{t('handover.missesChoice', { n: count })}</option>)}
      </SelectField>
      <SelectField label={t('handover.moodAt')} disabled={!may} value={nearest} onChange={(event) => { setForm({ ...form, mood: Number(event.target.value) }); }}>
        {moods.map((mood, index) => <option key={mood} value={mood}>{t(`handover.moodChoice.${String(index)}` as 'handover.moodChoice.0')}</option>)}
      </SelectField>
      <fieldset className="space-y-2 sm:col-span-2">
        <legend className="mb-1 text-sm font-medium">{t('handover.when')}</legend>
        {switches.map((name) => (
          <label key={name} className="flex items-start gap-2.5 text-sm">
            <input type="checkbox" disabled={!may} checked={form[name]} onChange={(event) => { setForm({ ...form, [name]: event.target.checked }); }} className="mt-0.5 size-4 accent-[var(--color-accent)]" />
            <span>{t(`handover.${name}`)}</span>
          </label>
        ))}
        <p className="text-xs text-ink-3">{t('handover.whenHint')}</p>
      </fieldset>
      {may && <Button type="submit" look="primary" busy={save.isPending} className="justify-self-end sm:col-span-2">{t('handover.saveRules')}</Button>}
    </form>
  );
}
