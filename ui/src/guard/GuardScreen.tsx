import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { useMay } from '@/access/session';
import { Card, Page } from '@/design/Page';
import { Bone, Empty, Failed } from '@/design/States';
import { t } from '@/texts';
import { GuardForm } from './GuardForm';
import { PhrasesCard } from './PhrasesCard';
import { guardQuery } from './queries';
import { TryMessage } from './TryMessage';

/** Who is answered, what is held back, and what customers' words are taken to mean. */
export function GuardScreen() {
  const mayManage = useMay('organisation:manage');
  const mayRead = useMay('articles:read');
  return (
    <Page title={t('place.guard')} lead={t('guard.lead')}>
      {mayManage ? <Rules /> : <Card><Empty icon={<Lock className="size-5" />} title={t('guard.notYours')}>{t('guard.notYoursLead')}</Empty></Card>}
      {mayRead && <PhrasesCard />}
    </Page>
  );
}

function Rules() {
  const guard = useQuery(guardQuery);
  if (guard.isPending) return <div role="status" className="grid gap-5 xl:grid-cols-2"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-96 w-full rounded-xl" /><Bone className="h-48 w-full rounded-xl" /></div>;
  if (guard.isError) return <Card><Failed error={guard.error} retry={() => { void guard.refetch(); }} /></Card>;
  return (
    <div className="grid items-start gap-5 xl:grid-cols-2">
      <GuardForm key={JSON.stringify(guard.data)} guard={guard.data} />
      <TryMessage />
    </div>
  );
}
