import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Footprints } from 'lucide-react';
import { dismissFirstSteps } from '@/api/firstSteps';
import { DemoPart } from '@/demo/DemoPart';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { errorText } from '@/design/States';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { firstStepsQuery, useOpenSteps } from './steps';
import { Progress, StepList } from './StepList';

/** Puts the list away for the whole organisation, or brings it back. */
export function useDismiss() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: dismissFirstSteps,
    onSuccess: (steps) => {
      queries.setQueryData(firstStepsQuery.queryKey, steps);
      if (steps.dismissedAt !== null) toast(t('steps.dismissed'), 'ok');
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
}

/** In the place of a conversation while none is open; gone once all is done, or put away. */
export function FirstStepsCard() {
  const steps = useOpenSteps();
  const dismiss = useDismiss();
  if (!steps) return null;
  return (
    <Card className="w-full max-w-md overflow-clip">
      <header className="border-b border-line px-4 py-3.5">
        <h2 className="text-base font-semibold tracking-tight">{t('steps.title')}</h2>
        <p className="mb-2.5 mt-0.5 text-sm text-ink-2">{t('steps.lead')}</p>
        <Progress steps={steps} />
      </header>
      <StepList steps={steps} />
      <div className="border-t border-line bg-sunken/40"><DemoPart /></div>
      <footer className="flex justify-end border-t border-line px-3 py-2">
        <Button size="sm" look="quiet" busy={dismiss.isPending} onClick={() => { dismiss.mutate(true); }}>{t('steps.dismiss')}</Button>
      </footer>
    </Card>
  );
}

/** The same in one line, where there is no room for more. */
export function FirstStepsLine() {
  const steps = useOpenSteps();
  if (!steps) return null;
  return (
    <Link to="/first-steps" className="flex min-h-11 shrink-0 items-center gap-2.5 border-b border-line px-4 text-sm font-medium md:hidden">
      <Footprints className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate">{t('steps.title')}</span>
      <Progress steps={steps} />
      <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
    </Link>
  );
}
