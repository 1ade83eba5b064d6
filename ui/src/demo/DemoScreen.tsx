import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { DemoPart } from './DemoPart';
import { useDemo } from './queries';

export function DemoScreen() {
  const { query } = useDemo();
  return (
    <Page title={t('place.demo')} lead={t('settings.demo')}>
      <div className="max-w-2xl">
        {query.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-20 w-full" /></div>}
        {query.isError && <Failed error={query.error} retry={() => { void query.refetch(); }} />}
        {query.data && <Card className="overflow-clip"><DemoPart /></Card>}
        <p className="mt-4 text-sm text-ink-2">{t('demo.promise')}</p>
      </div>
    </Page>
  );
}
