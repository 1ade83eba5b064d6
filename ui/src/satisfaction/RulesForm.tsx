import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { saveSatisfaction, type SatisfactionRules, type Wording } from '@/api/satisfaction';
import { channelsQuery } from '@/channels/queries';
import { Button } from '@/design/Button';
import { Chips } from '@/design/Chips';
import { TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { toast } from '@/design/toasts';
import { Minutes } from '@/levels/Minutes';
import { t } from '@/texts';
import { Words } from './Words';
import { complete, fresh } from './wordings';

/** What was saved, and what somebody is making of it. */
export function RulesForm({ saved }: { saved: SatisfactionRules }) {
  const queries = useQueryClient();
  const channels = useQuery(channelsQuery).data?.items ?? [];
  const [rules, setRules] = useState(saved);
  const [days, setDays] = useState(String(saved.daysBetween));
  const [wordings, setWordings] = useState(() => saved.wordings.map((wording, key) => ({ key, wording })));
  const change = (next: Partial<SatisfactionRules>) => { setRules({ ...rules, ...next }); };
  const daysRight = /^\d{1,3}$/.test(days.trim()) && Number(days) <= 366;
  const right = daysRight && wordings.length > 0 && complete(wordings.map(({ wording }) => wording));
  const save = useMutation({
    mutationFn: () => saveSatisfaction({ ...rules, daysBetween: Number(days), wordings: wordings.map(({ wording }) => wording) }),
    onSuccess: (now) => { queries.setQueryData(['satisfaction'], now); toast(t('satisfaction.saved'), 'ok'); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (right) save.mutate();
  };
  const tick = (name: 'byItself' | 'comment' | 'enabled') => (
    <label className="flex cursor-pointer items-start gap-2.5 text-sm">
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" checked={rules[name]} onChange={(event) => { change({ [name]: event.target.checked }); }} />
      {t(`satisfaction.${name}`)}
    </label>
  );
  const change1 = (key: number, wording: Wording) => { setWordings(wordings.map((one) => (one.key === key ? { key, wording } : one))); };
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <Card className="grid gap-4 p-4 md:p-5">
        {tick('enabled')}
        <Chips title={t('satisfaction.channels')} all={channels} chosen={rules.channels} change={(next) => { change({ channels: next }); }} />
        {tick('byItself')}
        {tick('comment')}
        <div className="grid gap-4 sm:grid-cols-2">
          <Minutes label={t('satisfaction.delay')} hint={t('satisfaction.delayHint')} none={t('satisfaction.atOnce')} value={rules.delayMinutes === 0 ? null : rules.delayMinutes} change={(minutes) => { change({ delayMinutes: minutes ?? 0 }); }} />
          <TextField label={t('satisfaction.days')} hint={t('satisfaction.daysHint')} error={daysRight ? null : t('satisfaction.daysWrong')} inputMode="numeric" value={days} onChange={(event) => { setDays(event.target.value); }} />
        </div>
      </Card>
      <Card className="p-4 md:p-5">
        <h2 className="text-base font-semibold">{t('satisfaction.words')}</h2>
        <p className="mb-4 mt-0.5 text-sm text-ink-2">{t('satisfaction.wordsLead')}</p>
        <ol className="mb-3 grid grid-cols-[minmax(0,1fr)] gap-3">
          {wordings.map(({ key, wording }, n) => (
            <Words
              key={key}
              first={n === 0}
              wording={wording}
              taken={wordings.some((other) => other.key !== key && other.wording.language === wording.language)}
              change={(next) => { change1(key, next); }}
              drop={wordings.length > 1 ? () => { setWordings(wordings.filter((one) => one.key !== key)); } : null}
            />
          ))}
        </ol>
        {wordings.length < 20 && <Button size="sm" icon={<Plus className="size-3.5" />} onClick={() => { setWordings([...wordings, { key: Math.max(...wordings.map(({ key }) => key)) + 1, wording: fresh }]); }}>{t('satisfaction.addLanguage')}</Button>}
      </Card>
      <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!right}>{t('shell.save')}</Button>
    </form>
  );
}
