import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError } from '@/api/client';
import { changeGuard, type Guard } from '@/api/guard';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { linesOf, refusedLines, wholeNumber } from './lines';
import { guardQuery } from './queries';

const MOST_A_MINUTE = 1_000;
const MOST_A_DAY = 100_000;

export function GuardForm({ guard }: { guard: Guard }) {
  const queries = useQueryClient();
  const [form, setForm] = useState({ ...guard, perMinute: String(guard.perMinute), perDay: String(guard.perDay), allowed: guard.allowed.join('\n'), denied: guard.denied.join('\n') });
  const change = (part: Partial<typeof form>) => { setForm({ ...form, ...part }); };
  const perMinute = wholeNumber(form.perMinute, 1, MOST_A_MINUTE);
  const perDay = wholeNumber(form.perDay, 1, MOST_A_DAY);
  const [allowed, denied] = [linesOf(form.allowed), linesOf(form.denied)];
  const wanted = perMinute === null || perDay === null ? null : { ...form, perMinute, perDay, allowed, denied };
  const changed = wanted === null || JSON.stringify(wanted) !== JSON.stringify({ ...form, ...guard });
  const save = useMutation({
    mutationFn: changeGuard,
    onSuccess: (saved) => {
      toast(t('guard.saved'), 'ok');
      queries.setQueryData(guardQuery.queryKey, saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted && changed) save.mutate(wanted);
  };
  const refused = (list: 'allowed' | 'denied', lines: string[]) => {
    const fields = save.error instanceof ApiError ? save.error.fieldErrors : [];
    const bad = refusedLines(list, fields, lines);
    return bad.length === 0 ? null : t('guard.unusable', { lines: bad.join(', ') });
  };
  return (
    <Card className="p-5">
      <form onSubmit={submit} noValidate className="grid gap-5">
        <div className="empty:hidden"><FormProblem error={save.error} /></div>
        <TextArea label={t('guard.denied')} hint={t('guard.deniedHint')} error={refused('denied', denied)} spellCheck={false} rows={4} value={form.denied} onChange={(event) => { change({ denied: event.target.value }); }} />
        <TextArea label={t('guard.allowed')} hint={t('guard.allowedHint')} error={refused('allowed', allowed)} spellCheck={false} rows={4} value={form.allowed} onChange={(event) => { change({ allowed: event.target.value }); }} />
        <Check label={t('guard.allowedOnly')} hint={form.allowedOnly && allowed.length === 0 ? t('guard.nobody') : t('guard.allowedOnlyHint')} on={form.allowedOnly} change={(allowedOnly) => { change({ allowedOnly }); }} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={t('guard.perMinute')} hint={t('guard.perMinuteHint')} error={perMinute === null ? t('guard.number', { n: MOST_A_MINUTE }) : null} inputMode="numeric" value={form.perMinute} onChange={(event) => { change({ perMinute: event.target.value }); }} />
          <TextField label={t('guard.perDay')} hint={t('guard.perDayHint')} error={perDay === null ? t('guard.number', { n: MOST_A_DAY }) : null} inputMode="numeric" value={form.perDay} onChange={(event) => { change({ perDay: event.target.value }); }} />
        </div>
        <Check label={t('guard.suspicious')} hint={t('guard.suspiciousHint')} on={form.holdSuspicious} change={(holdSuspicious) => { change({ holdSuspicious }); }} />
        <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!changed || wanted === null}>{t('shell.save')}</Button>
      </form>
    </Card>
  );
}

function Check({ label, hint, on, change }: { label: string; hint: string; on: boolean; change: (on: boolean) => void }) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" checked={on} onChange={(event) => { change(event.target.checked); }} />
      <span><span className="font-medium">{label}</span><span className="mt-0.5 block text-xs text-ink-3">{hint}</span></span>
    </label>
  );
}
