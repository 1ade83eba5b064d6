import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/design/Page';
import { Tabs } from '@/design/Tabs';
import { AnswersPanel } from '@/satisfaction/AnswersPanel';
import { t } from '@/texts';
import { asked, between, reports, type AnalyticsSearch, type ReportName } from './analyticsSearch';
import { Choices } from './Choices';
import { OverviewPanel } from './OverviewPanel';
import { Recount } from './Recount';
import { ReportPanel } from './ReportPanel';

const route = getRouteApi('/app/analytics');

export function AnalyticsScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [now] = useState(() => Date.now());
  const open: ReportName = search.report ?? 'overview';
  const change = (next: AnalyticsSearch) => { void navigate({ search: (was) => ({ ...was, ...next }), replace: true }); };
  return (
    <Page title={t('place.analytics')} lead={t('analytics.lead')} actions={<Recount />}>
      <Tabs
        label={t('analytics.reports')}
        tabs={reports.map((name) => ({ name, label: t(`analytics.report.${name}`) }))}
        open={open}
        choose={(report) => { change({ report: report === 'overview' ? undefined : report }); }}
      >
        {open === 'overview' ? <OverviewPanel /> : (
          <>
            <Choices search={search} change={change} filters={open !== 'cost'} />
            <ReportPanel report={open} asked={asked(open === 'cost' ? { ...search, channel: undefined, team: undefined } : search, now)} />
            {open === 'satisfaction' && <AnswersPanel among={between(search, now)} />}
          </>
        )}
      </Tabs>
    </Page>
  );
}
