import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { tryGuard, type Tried } from '@/api/guard';
import { Button } from '@/design/Button';
import { TextArea, TextField } from '@/design/Field';
import { FormProblem } from '@/design/FormProblem';
import { Card } from '@/design/Page';
import { Pill, type Tone } from '@/design/Pill';
import { isText, number, t } from '@/texts';
import { intentName } from './intentName';

const tones: Record<string, Tone> = { answered: 'ok', command: 'bot', denied: 'danger', suspicious: 'wait', secrets: 'wait' };

/** Says what would become of a message, by the rules as they are saved; nobody is answered. */
export function TryMessage() {
  const [words, setWords] = useState('');
  const [from, setFrom] = useState('');
  const ask = useMutation({ mutationFn: () => tryGuard(words.trim(), from.trim() || undefined) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) ask.mutate();
  };
  return (
    <Card className="p-5">
      <h2 className="text-base font-semibold">{t('guard.try')}</h2>
      <p className="mt-0.5 text-sm text-ink-2">{t('guard.tryLead')}</p>
      <form onSubmit={submit} noValidate className="mt-4 grid gap-4">
        <FormProblem error={ask.error} />
        <TextArea label={t('guard.message')} rows={3} maxLength={2000} value={words} onChange={(event) => { setWords(event.target.value); }} />
        <TextField label={t('guard.from')} hint={t('guard.fromHint')} maxLength={200} value={from} onChange={(event) => { setFrom(event.target.value); }} />
        <Button type="submit" className="justify-self-end" busy={ask.isPending} disabled={!words.trim()}>{t('guard.ask')}</Button>
      </form>
      <div aria-live="polite" data-testid="guard-tried">{ask.data && <Outcome tried={ask.data} />}</div>
    </Card>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const key = `guard.verdict.${tried.verdict}`;
  const percent = (share: number) => number(share, { style: 'percent' });
  return (
    <div className="mt-4 rounded-xl border border-line p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Pill tone={tones[tried.verdict] ?? 'neutral'}>{isText(key) ? t(key) : tried.verdict}</Pill>
        {(tried.verdict === 'suspicious' || tried.verdict === 'secrets' || tried.verdict === 'denied') && <span className="text-ink-2">{tried.why}</span>}
        {tried.command !== null && <span className="text-ink-2">{intentName(tried.command)}</span>}
      </p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-3">{t('guard.language')}</dt><dd>{tried.language === '' ? t('guard.unknownLanguage') : tried.language}</dd>
        <dt className="text-ink-3">{t('guard.mood')}</dt><dd className="tabular">{number(tried.sentiment, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })}</dd>
        <dt className="text-ink-3">{t('guard.priority')}</dt><dd>{t(`guard.priority.${tried.priority}`)}</dd>
        <dt className="text-ink-3">{t('guard.meaning')}</dt>
        <dd>
          {tried.intent === null ? t('guard.unsure', { share: percent(tried.sureFrom) }) : intentName(tried.intent)}
          {tried.guesses.length > 0 && <span className="tabular mt-0.5 block text-xs text-ink-3">{tried.guesses.map((guess) => `${intentName(guess.skill)} ${percent(guess.probability)}`).join(' · ')}</span>}
        </dd>
      </dl>
    </div>
  );
}
