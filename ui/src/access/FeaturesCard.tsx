import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readFeatures, saveFeatures, type Feature } from '@/api/organisation';
import { Card } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { Switch } from '@/design/Switch';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { useMay } from './session';

/** Parts of the product that the team does without. */
export function FeaturesCard() {
  const queries = useQueryClient();
  const may = useMay('organisation:manage');
  const features = useQuery({ queryKey: ['features'], queryFn: readFeatures });
  const items = features.data?.items ?? [];
  const change = useMutation({
    mutationFn: ({ feature, on }: { feature: Feature; on: boolean }) => saveFeatures(items.filter((part) => (part.feature === feature ? !on : !part.on)).map((part) => part.feature)),
    onSuccess: (saved, { feature, on }) => {
      queries.setQueryData(['features'], saved);
      toast(t(on ? 'features.isOn' : 'features.isOff', { part: t(`features.${feature}`) }), 'ok');
      void queries.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (error) => { toast(errorText(error), 'danger'); },
  });
  return (
    <Card className="p-5">
      <h2 className="text-lg font-semibold tracking-tight">{t('features.title')}</h2>
      <p className="mb-2 mt-1 text-sm text-ink-2">{t('features.lead')}</p>
      {features.isPending && <Bone className="h-40 w-full" />}
      {features.isError && <Failed error={features.error} retry={() => { void features.refetch(); }} />}
      {features.data && (
        <ul>
          {items.map(({ feature, on }) => (
            <li key={feature} className="flex min-h-14 items-center gap-4 border-b border-line/60 py-2 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(`features.${feature}`)}</span>
                <span className="block text-sm text-ink-3">{t(`features.${feature}.lead`)}</span>
              </span>
              <Switch
                label={t(`features.${feature}`)}
                on={change.isPending && change.variables.feature === feature ? change.variables.on : on}
                disabled={!may || change.isPending}
                onChange={(wanted) => { change.mutate({ feature, on: wanted }); }}
              />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
