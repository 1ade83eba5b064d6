import { useQuery } from '@tanstack/react-query';
import { listChannels } from '@/api/channels';
import { listTeams } from '@/api/teams';
import { SelectField, TextField } from '@/design/Field';
import { t } from '@/texts';
import { spans, type AnalyticsSearch } from './analyticsSearch';

/** Which days, and compared with which; of which channel and team where that is known. */
export function Choices({ search, change, filters }: { search: AnalyticsSearch; change: (next: AnalyticsSearch) => void; filters: boolean }) {
  const channels = useQuery({ queryKey: ['channels'], queryFn: listChannels, enabled: filters });
  const teams = useQuery({ queryKey: ['teams'], queryFn: listTeams, enabled: filters });
  const own = search.span === 'own';
  return (
    <div className="mb-4 grid grid-cols-2 gap-2 md:grid-cols-4">
      <SelectField label={t('analytics.span')} value={search.span ?? '30'} onChange={(event) => { change({ span: event.target.value as AnalyticsSearch['span'] }); }}>
        {spans.map((span) => <option key={span} value={span}>{t(`analytics.span.${span}`)}</option>)}
      </SelectField>
      <SelectField label={t('analytics.compare')} value={search.compare ?? ''} onChange={(event) => { change({ compare: (event.target.value || undefined) as AnalyticsSearch['compare'] }); }}>
        <option value="">{t('analytics.compare.none')}</option>
        <option value="previous">{t('analytics.compare.previous')}</option>
        <option value="year">{t('analytics.compare.year')}</option>
      </SelectField>
      {own && <TextField type="date" label={t('analytics.from')} value={search.from ?? ''} max={search.to} onChange={(event) => { change({ from: event.target.value || undefined }); }} />}
      {own && <TextField type="date" label={t('analytics.to')} value={search.to ?? ''} min={search.from} onChange={(event) => { change({ to: event.target.value || undefined }); }} />}
      {filters && (
        <SelectField label={t('analytics.part.channel')} value={search.channel ?? ''} onChange={(event) => { change({ channel: event.target.value || undefined }); }}>
          <option value="">{t('analytics.allChannels')}</option>
          {(channels.data?.items ?? []).map((channel) => <option key={channel.id} value={channel.id}>{channel.name}</option>)}
        </SelectField>
      )}
      {filters && (
        <SelectField label={t('analytics.part.team')} value={search.team ?? ''} onChange={(event) => { change({ team: event.target.value || undefined }); }}>
          <option value="">{t('analytics.allTeams')}</option>
          {(teams.data?.items ?? []).map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}
        </SelectField>
      )}
    </div>
  );
}
