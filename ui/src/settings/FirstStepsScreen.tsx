import { useQuery } from '@tanstack/react-query';
import { Footprints } from 'lucide-react';
import { Button } from '@/design/Button';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { DemoPart } from '@/demo/DemoPart';
import { t } from '@/texts';
import { useDismiss } from './FirstSteps';
import { firstStepsQuery, stepsOf, useMaySetUp } from './steps';
import { Progress, StepList } from './StepList';

/** The first-run guide, to come back to at any time. */
export function FirstStepsScreen() {
  const maySetUp = useMaySetUp();
  const query = useQuery({ ...firstStepsQuery, enabled: maySetUp });
  const dismiss = useDismiss();
  const steps = stepsOf(query.data?.items ?? []);
  const away = query.data !== undefined && query.data.dismissedAt !== null;
  const action = query.data && (
    <Button busy={dismiss.isPending} onClick={() => { dismiss.mutate(!away); }}>{away ? t('steps.bringBack') : t('steps.dismiss')}</Button>
  );
  return (
    <Page title={t('steps.title')} lead={t('steps.lead')} actions={action}>
      <div className="max-w-2xl">
        {!maySetUp && <Card><Empty icon={<Footprints className="size-5" />} title={t('steps.notYours')}>{t('steps.notYoursLead')}</Empty></Card>}
        {maySetUp && query.isPending && <div role="status" className="grid gap-3"><span className="sr-only">{t('shell.loading')}</span>{[1, 2, 3, 4, 5].map((row) => <Bone key={row} className="h-14 w-full" />)}</div>}
        {query.isError && <Failed error={query.error} retry={() => { void query.refetch(); }} />}
        {query.data && (
          <>
            <div className="mb-3"><Progress steps={steps} /></div>
            <Card className="overflow-clip"><StepList steps={steps} /></Card>
            <Card className="mt-4 overflow-clip"><DemoPart /></Card>
            {steps.every((step) => step.done) && <p className="mt-4 text-sm text-ok" role="status">{t('steps.allDone')}</p>}
          </>
        )}
      </div>
    </Page>
  );
}
