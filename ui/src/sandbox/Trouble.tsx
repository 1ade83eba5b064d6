import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { readFaults, setFaults, type Faults } from '@/api/sandbox';
import { Button } from '@/design/Button';
import { cx } from '@/design/cx';
import { Bone, errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { calm, DELAY, deliveryFaults, sendFaults, troubled } from './faults';

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
  const now = faults.data;
  const set = (name: string, value: number) => { if (now) change.mutate({ ...now, [name]: value }); };
  return (
    <section aria-label={t('trouble.title')} className="mt-6 border-t border-line pt-5">
      <div className="flex h-7 items-center gap-2">
        <Zap className={cx('size-4', now && troubled(now) ? 'text-wait' : 'text-ink-3')} aria-hidden="true" />
        <h2 className="flex-1 text-sm font-semibold">{t('trouble.title')}</h2>
        {now && troubled(now) && <Button size="sm" onClick={() => { change.mutate(calm(now)); }}>{t('trouble.stop')}</Button>}
      </div>
      <p className="mb-3 mt-1 text-xs text-ink-3">{t('trouble.lead')}</p>
      {faults.isPending && <Bone className="h-40 w-full" />}
      {faults.isError && <p className="text-sm text-danger">{errorText(faults.error)}</p>}
      {now && (
        <>
          <Group title={t('trouble.deliveries')}>
            {deliveryFaults.filter((name) => name in now).map((name) => <Share key={name} name={name} faults={now} set={set} />)}
            <Fault label={t('trouble.delayMs')} about={t('trouble.delayMs.about')} on={(now[DELAY] ?? 0) > 0}>
              <select aria-label={t('trouble.delayMs')} value={now[DELAY] ?? 0} onChange={(event) => { set(DELAY, Number(event.target.value)); }} className={select}>
                {[...new Set([...delays, now[DELAY] ?? 0])].map((delay) => <option key={delay} value={delay}>{delay === 0 ? t('trouble.never') : t('trouble.ms', { ms: delay })}</option>)}
              </select>
            </Fault>
          </Group>
          <Group title={t('trouble.sends')}>
            {sendFaults.filter((name) => name in now).map((name) => <Share key={name} name={name} faults={now} set={set} />)}
          </Group>
        </>
      )}
    </section>
  );
}

const select = 'h-7 shrink-0 rounded-md border border-line bg-surface px-1.5 text-xs';
const nearest = (share: number) => steps.reduce((best, step) => (Math.abs(step - share) < Math.abs(best - share) ? step : best), 0);

interface ShareProps {
  name: (typeof deliveryFaults)[number] | (typeof sendFaults)[number];
  faults: Faults;
  set: (name: string, value: number) => void;
}

function Share({ name, faults, set }: ShareProps) {
  const share = faults[name] ?? 0;
  return (
    <Fault label={t(`trouble.${name}`)} about={t(`trouble.${name}.about`)} on={share > 0}>
      <select aria-label={t(`trouble.${name}`)} value={nearest(share)} onChange={(event) => { set(name, Number(event.target.value)); }} className={select}>
        {steps.map((step) => <option key={step} value={step}>{step === 0 ? t('trouble.never') : step === 1 ? t('trouble.always') : t('trouble.share', { percent: step * 100 })}</option>)}
      </select>
    </Fault>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-4">
      <h3 className="text-xs font-semibold text-ink-2">{title}</h3>
      <ul className="flex flex-col">{children}</ul>
    </div>
  );
}

function Fault({ label, about, on, children }: { label: string; about: string; on: boolean; children: ReactNode }) {
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
