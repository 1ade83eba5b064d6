import { useQuery } from '@tanstack/react-query';
import { readOrganisation } from '@/api/organisation';
import { Card, Page } from '@/design/Page';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { HoursCard } from '@/handover/HoursForm';
import { RulesCard } from '@/handover/RulesForm';
import { FeaturesCard } from './FeaturesCard';
import { LogoField } from './LogoField';
import { OrganisationForm } from './OrganisationForm';

export function OrganisationScreen() {
  const organisation = useQuery({ queryKey: ['organisation'], queryFn: readOrganisation });
  return (
    <Page title={t('organisation.title')} lead={t('organisation.lead')}>
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        {organisation.isPending && <div role="status" className="space-y-4"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-24 w-full rounded-xl" /><Bone className="h-80 w-full rounded-xl" /></div>}
        {organisation.isError && <Failed error={organisation.error} retry={() => { void organisation.refetch(); }} />}
        {organisation.data && (
          <>
            <Card className="p-5"><LogoField organisation={organisation.data} /></Card>
            <Card className="p-5"><OrganisationForm organisation={organisation.data} /></Card>
            <HoursCard key={organisation.data.timeZone} />
            <RulesCard />
            <FeaturesCard />
          </>
        )}
      </div>
    </Page>
  );
}
