import { useQuery } from '@tanstack/react-query';
import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { satisfactionQuery } from './queries';
import { RulesForm } from './RulesForm';

export function SatisfactionScreen() {
  const rules = useQuery(satisfactionQuery);
  return (
    <Page title={t('place.satisfaction')} lead={t('satisfaction.lead')}>
      {rules.isPending && <Card><div role="status" className="space-y-4 p-4"><span className="sr-only">{t('shell.loading')}</span>{[1, 2].map((row) => <Bone key={row} className="h-16 w-full" />)}</div></Card>}
      {rules.isError && <Card><Failed error={rules.error} retry={() => { void rules.refetch(); }} /></Card>}
      {rules.data && <RulesForm saved={rules.data} />}
    </Page>
  );
}
