import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { Empty } from '@/design/States';
import { Kbd } from '@/design/Kbd';
import { sandboxQuery } from '@/sandbox/queries';
import { useMay } from '@/access/session';
import { FirstStepsCard } from '@/settings/FirstSteps';
import { useOpenSteps, useStepsKnown } from '@/settings/steps';
import { t } from '@/texts';

/** While nothing is open: what is still to be set up, or how to go on. */
export function NothingOpen() {
  const steps = useOpenSteps();
  const known = useStepsKnown();
  // Nothing for a moment is calmer than one thing that gives way to another.
  if (!known) return null;
  return steps ? (
    <div className="flex h-full w-full overflow-y-auto p-6"><div className="m-auto flex w-full justify-center"><FirstStepsCard /></div></div>
  ) : <PickOne />;
}

function PickOne() {
  const mayUseSandbox = useMay('sandbox:use');
  const sandbox = useQuery({ ...sandboxQuery, enabled: mayUseSandbox });
  return (
    <div className="flex h-full w-full flex-col items-center justify-center">
      <Empty icon={<MessagesSquare className="size-5" />} title={t('inbox.pick')}>
        {t('inbox.pickLead')}
      </Empty>
      <p className="-mt-6 flex items-center gap-1.5 text-xs text-ink-3">
        <Kbd>J</Kbd><Kbd>K</Kbd> {t('inbox.pickKeys')} <Kbd>{t('inbox.pickEnter')}</Kbd> {t('inbox.pickOpen')} <Kbd>?</Kbd> {t('inbox.pickHelp')}
      </p>
      {sandbox.data?.on && (
        <p className="mt-4 text-sm text-ink-2">
          <Link to="/phone" className="font-medium text-accent-text underline underline-offset-4">{t('inbox.tryPhone')}</Link>
        </p>
      )}
    </div>
  );
}
