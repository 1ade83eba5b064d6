import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMay } from '@/access/session';
import { changeIntents, type AskModel, type Intent, type Intents } from '@/api/guard';
import { Button } from '@/design/Button';
import { SelectField, TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { toast } from '@/design/toasts';
import { number, t } from '@/texts';
import { MessagesSquare } from 'lucide-react';
import { intentName } from './intentName';
import { linesOf } from './lines';
import { intentsQuery } from './queries';

const LEAST_SURE = 30;
const MOST_SURE = 99;
const MOST_PHRASES = 200;
const WHOLE = 100;

/** The organisation's own ways to say what customers may want, learnt beside the product's. */
export function PhrasesCard() {
  const intents = useQuery(intentsQuery);
  return (
    <Card className="mt-6 p-5">
      <h2 className="text-base font-semibold">{t('guard.phrases')}</h2>
      <p className="mt-0.5 max-w-3xl text-sm text-ink-2">{t('guard.phrasesLead')}</p>
      {intents.isPending && <Bone className="mt-4 h-48 w-full" />}
      {intents.isError && <Failed error={intents.error} retry={() => { void intents.refetch(); }} />}
      {intents.data?.items.length === 0 && <Empty icon={<MessagesSquare className="size-5" />} title={t('guard.noIntents')} />}
      {intents.data && intents.data.items.length > 0 && <Form key={JSON.stringify(intents.data)} intents={intents.data} />}
    </Card>
  );
}

function Form({ intents }: { intents: Intents }) {
  const queries = useQueryClient();
  const mayManage = useMay('articles:manage');
  const [phrases, setPhrases] = useState<Record<string, string>>(() => Object.fromEntries(intents.items.map((one) => [one.skill, one.phrases.join('\n')])));
  const [sure, setSure] = useState(intents.sureFrom === null ? '' : String(Math.round(intents.sureFrom * WHOLE)));
  const [model, setModel] = useState(intents.model);
  const own = Object.fromEntries(intents.items.map((one) => [one.skill, linesOf(phrases[one.skill] ?? '')]));
  const percent = Number(sure.trim().replace('%', ''));
  const unsure = sure.trim() !== '' && !(percent >= LEAST_SURE && percent <= MOST_SURE);
  const tooMany = Object.values(own).some((lines) => lines.length > MOST_PHRASES);
  const wanted = { phrases: own, sureFrom: sure.trim() === '' ? null : percent / WHOLE, model };
  const changed = JSON.stringify(wanted) !== JSON.stringify({ phrases: Object.fromEntries(intents.items.map((one) => [one.skill, one.phrases])), sureFrom: intents.sureFrom, model: intents.model });
  const save = useMutation({
    mutationFn: () => changeIntents(wanted),
    onSuccess: (saved) => {
      toast(t('guard.phrasesSaved'), 'ok');
      queries.setQueryData(intentsQuery.queryKey, saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !unsure && !tooMany) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 grid gap-5">
      <div className="empty:hidden"><FormProblem error={save.error} /></div>
      <div className="grid items-start gap-5 md:grid-cols-2">
        {intents.items.map((one) => <Phrases key={one.skill} intent={one} disabled={!mayManage} text={phrases[one.skill] ?? ''} change={(text) => { setPhrases({ ...phrases, [one.skill]: text }); }} />)}
      </div>
      <div className="grid items-start gap-4 border-t border-line pt-5 md:grid-cols-2">
        <SelectField label={t('guard.model')} hint={t('guard.modelHint')} value={model} disabled={!mayManage} onChange={(event) => { setModel(event.target.value as AskModel); }}>
          {(['never', 'unsure', 'always'] as const).map((one) => <option key={one} value={one}>{t(`guard.model.${one}`)}</option>)}
        </SelectField>
        <TextField label={t('guard.sure')} hint={t('guard.sureHint', { share: number(intents.calibrated, { style: 'percent' }) })} error={unsure ? t('guard.sureRange') : null} inputMode="numeric" disabled={!mayManage} value={sure} onChange={(event) => { setSure(event.target.value); }} />
      </div>
      {mayManage && <Button type="submit" look="primary" className="justify-self-end" busy={save.isPending} disabled={!changed || unsure || tooMany}>{t('shell.save')}</Button>}
    </form>
  );
}

function Phrases({ intent, text, change, disabled }: { intent: Intent; text: string; change: (text: string) => void; disabled: boolean }) {
  const tooMany = linesOf(text).length > MOST_PHRASES;
  return (
    <div>
      <TextArea label={intentName(intent.skill)} hint={t('guard.phrasesHint')} error={tooMany ? t('guard.tooManyPhrases', { n: MOST_PHRASES }) : null} rows={3} disabled={disabled} value={text} onChange={(event) => { change(event.target.value); }} />
      <details className="mt-1.5 text-xs text-ink-3">
        <summary className="cursor-pointer">{t('guard.examples', { n: intent.examples.length })}</summary>
        <ul className="mt-1 max-h-40 overflow-y-auto rounded-lg bg-sunken px-3 py-2" tabIndex={0} aria-label={t('guard.examples', { n: intent.examples.length })}>
          {intent.examples.map((example) => <li key={example} className="wrap-anywhere">{example}</li>)}
        </ul>
      </details>
    </div>
  );
}
