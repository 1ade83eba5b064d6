import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { readOwnFigures } from '@/api/analytics';
import { Page } from '@/design/Page';
import { useTitle } from '@/design/useTitle';
import { t } from '@/texts';
import { asked, type AnalyticsSearch } from './analyticsSearch';
import { Choices } from './Choices';
import { ReportPanel } from './ReportPanel';

const route = getRouteApi('/app/my-figures');

/** What whoever looks has done, and nobody else. */
export function OwnFiguresScreen() {
  useTitle(t('shell.ownFigures'));
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [now] = useState(() => Date.now());
  const change = (next: AnalyticsSearch) => { void navigate({ search: (was) => ({ ...was, ...next }), replace: true }); };
  return (
    <Page title={t('shell.ownFigures')} lead={t('analytics.own.lead')}>
      <Choices search={search} change={change} filters={false} />
      <ReportPanel report="own" read={readOwnFigures} asked={asked({ ...search, channel: undefined, team: undefined }, now)} />
    </Page>
  );
}
