import type { Rehearsal, RehearsalHead } from '@/api/rehearsals';
import { Meter } from '@/design/Meter';
import { dollars } from '@/design/money';
import { isText, t } from '@/texts';
import { Cases } from './Cases';

/** How far it is, what it has found so far, and every question with both answers. */
export function Findings({ of: { rehearsal, masked, items } }: { of: Rehearsal }) {
  const { counts } = rehearsal;
  const words = t('rehearsal.progress', { done: rehearsal.done, all: rehearsal.total });
  const found = [
    counts.nowAnswered > 0 && t('rehearsal.found.now-answered', { n: counts.nowAnswered }),
    counts.noLongerAnswered > 0 && t('rehearsal.found.no-longer-answered', { n: counts.noLongerAnswered }),
    t('rehearsal.found.different', { n: counts.different }),
    t('rehearsal.found.same', { n: counts.same }),
    counts.failed > 0 && t('rehearsal.found.failed', { n: counts.failed }),
  ].filter((one) => one !== false);
  const notes = [
    rehearsal.local && t('rehearsal.local'),
    rehearsal.state === 'done' && rehearsal.total === 0 && t('rehearsal.nothing'),
    rehearsal.state === 'done' && items.length > 0 && items.every((one) => !one.asked) && t('rehearsal.notAsked'),
    masked && t('rehearsal.masked'),
  ].filter((one) => one !== false);
  return (
    <div className="grid gap-4">
      <div data-testid="rehearsal" data-state={rehearsal.state}>
        <Meter label={t('rehearsal.title')} value={rehearsal.done} most={rehearsal.total} words={words} tone="accent" />
        <p className="tabular mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2" role="status">
          <span className="font-medium text-ink">{t(`rehearsal.state.${rehearsal.state}`)}</span>
          <span>{words}</span>
          {rehearsal.done > 0 && found.map((one) => <span key={one}>{one}</span>)}
          <span>{t('rehearsal.cost', { cost: dollars(rehearsal.cost) })}</span>
        </p>
        {rehearsal.state === 'stopped' && <p role="alert" className="mt-2 rounded-lg bg-wait-soft px-3 py-2 text-sm text-wait">{stopped(rehearsal)}</p>}
        {notes.map((one) => <p key={one} className="mt-2 rounded-lg bg-sunken px-3 py-2 text-sm text-ink-2">{one}</p>)}
      </div>
      <Cases key={rehearsal.id} items={items} />
    </div>
  );
}

function stopped({ reason }: RehearsalHead): string {
  const key = `rehearsal.reason.${reason ?? ''}`;
  return isText(key) ? t(key) : t('rehearsal.reason.failed');
}
