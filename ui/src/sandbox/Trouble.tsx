import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import { readFaults, setFaults, type Faults } from '@/api/sandbox';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { calm, shares, troubled } from './faults';

const steps = [0, 0.1, 0.25, 0.5, 1];
const delays = [0, 250, 1000, 5000];

/** Lets the simulated provider misbehave, to see that nothing is lost or doubled. */
export function Trouble() {
  const queries = useQueryClient();
  const faults = useQuery({ queryKey: ['faults'], queryFn: readFaults });
  const change = useMutation({
    mutationFn: setFaults,
    onMutate: (next: Faults) => { queries.setQueryData(['faults'], next); },
    onError: (error) => { toast(errorText(error), 'danger'); void queries.invalidateQueries({ queryKey: ['faults'] }); },
  });
  const on = faults.data ? troubled(faults.data) : false;
  return (
    <section aria-label={t('trouble.title')} className="mt-6 border-t border-line pt-5">
      <div className="flex items-center gap-2">
        <Zap className={cx('size-4', on ? 'text-wait' : 'text-ink-3')} aria-hidden="true" />
        <h2 className="flex-1 text-sm font-semibold">{t('trouble.title')}</h2>
        {on && <Button size="sm" onClick={() => { change.mutate(calm); }}>{t('trouble.stop')}</Button>}
      </div>
      <p className="mb-3 mt-1 text-xs text-ink-3">{t('trouble.lead')}</p>
      {faults.isPending && <Bone className="h-40 w-full" />}
      {faults.isError && <p className="text-sm text-danger">{errorText(faults.error)}</p>}
      {faults.data && (
        <ul className="flex flex-col">
          {shares.map((name) => (
            <Fault key={name} label={t(`trouble.${name}`)} about={t(`trouble.${name}.about`)} on={faults.data[name] > 0}>
              <select aria-label={t(`trouble.${name}`)} value={nearest(faults.data[name])} onChange={(event) => { change.mutate({ ...faults.data, [name]: Number(event.target.value) }); }} className={select}>
                {steps.map((share) => <option key={share} value={share}>{share === 0 ? t('trouble.never') : share === 1 ? t('trouble.always') : t('trouble.share', { percent: share * 100 })}</option>)}
              </select>
            </Fault>
          ))}
          <Fault label={t('trouble.delayMs')} about={t('trouble.delayMs.about')} on={faults.data.delayMs > 0}>
            <select aria-label={t('trouble.delayMs')} value={faults.data.delayMs} onChange={(event) => { change.mutate({ ...faults.data, delayMs: Number(event.target.value) }); }} className={select}>
              {[...new Set([...delays, faults.data.delayMs])].map((delay) => <option key={delay} value={delay}>{delay === 0 ? t('trouble.never') : t('trouble.ms', { ms: delay })}</option>)}
            </select>
          </Fault>
        </ul>
      )}
    </section>
  );
}

const select = 'h-7 rounded-md border border-line bg-surface px-1.5 text-xs';
const nearest = (share: number) => steps.reduce((best, step) => (Math.abs(step - share) < Math.abs(best - share) ? step : best), 0);

function Fault({ label, about, on, children }: { label: string; about: string; on: boolean; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-3 border-b border-line/60 py-2 last:border-0">
      <div className="min-w-0 flex-1">
        <p className={cx('text-sm font-medium', on && 'text-wait')}>{label}</p>
        <p className="text-xs text-ink-3">{about}</p>
      </div>
      {children}
    </li>
  );
}
