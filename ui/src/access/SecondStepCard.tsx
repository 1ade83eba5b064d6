import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readSecondStep } from '@/api/secondStep';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Pill } from '@/design/Pill';
import { Bone, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { t } from '@/texts';
import { AskPassword } from './AskPassword';
import { RecoveryCodes } from './RecoveryCodes';
import { TeachApp } from './TeachApp';

type Doing = 'begin' | 'codes' | 'end' | null;

/** Whether signing in takes a code as well. */
export function SecondStepCard() {
  const step = useQuery({ queryKey: ['second-step'], queryFn: readSecondStep });
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const on = step.data?.on === true;
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold tracking-tight">{t('secondStep.title')}</h2>
        {step.data && <Pill tone={on ? 'ok' : 'neutral'}>{t(on ? 'secondStep.on' : 'secondStep.off')}</Pill>}
      </div>
      <p className="mb-4 mt-1 text-sm text-ink-2">{t('secondStep.lead')}</p>
      {step.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-9 w-40" /></div>}
      {step.isError && <Failed error={step.error} retry={() => { void step.refetch(); }} />}
      {step.data && !on && <Button look="primary" onClick={() => { setDoing('begin'); }}>{t('secondStep.begin')}</Button>}
      {step.data && on && (
        <>
          <p className="text-sm">
            {step.data.since && t('secondStep.since', { when: dayAndTime(step.data.since) })} {t('secondStep.codesLeft', { n: step.data.recoveryCodesLeft })}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button onClick={() => { setDoing('codes'); }}>{t('secondStep.newCodes')}</Button>
            <Button look="danger" onClick={() => { setDoing('end'); }}>{t('secondStep.end')}</Button>
          </div>
        </>
      )}
      {doing === 'begin' && <TeachApp close={() => { setDoing(null); }} done={setCodes} />}
      {(doing === 'codes' || doing === 'end') && <AskPassword what={doing} close={() => { setDoing(null); }} done={setCodes} />}
      <RecoveryCodes codes={codes} close={() => { setCodes(null); }} />
    </Card>
  );
}
