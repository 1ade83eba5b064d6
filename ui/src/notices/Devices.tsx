import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing, MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { dropDevice } from '@/api/notices';
import { Button } from '@/design/Button';
import { Card } from '@/design/Page';
import { Bone, errorText, Failed } from '@/design/States';
import { dayAndTime } from '@/design/time';
import { toast } from '@/design/toasts';
import { t } from '@/texts';
import { canTell, subscribe, subscribedHere, type Subscribed } from './browser';
import { devicesQuery } from './queries';

/** The browsers that tell while the console is closed. Permission is asked for after a click only. */
export function Devices({ pushing }: { pushing: boolean }) {
  const queries = useQueryClient();
  const devices = useQuery({ ...devicesQuery, enabled: pushing });
  const here = useQuery({ queryKey: ['notice-here'], queryFn: subscribedHere, enabled: pushing });
  const [trouble, setTrouble] = useState<Exclude<Subscribed, 'on'> | null>(null);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: devicesQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ['notice-here'] });
  };
  const add = useMutation({
    mutationFn: subscribe,
    onSuccess: (outcome) => {
      setTrouble(outcome === 'on' ? null : outcome);
      if (outcome === 'on') toast(t('notices.deviceAdded'), 'ok');
    },
    onSettled: refresh,
  });
  const drop = useMutation({ mutationFn: dropDevice, onSuccess: () => { toast(t('notices.deviceGone'), 'ok'); }, onError: (error) => { toast(errorText(error), 'danger'); }, onSettled: refresh });
  if (!pushing) return null;
  const items = devices.data?.items ?? [];
  return (
    <Card className="p-5">
      <h2 className="text-lg font-semibold tracking-tight">{t('notices.devices')}</h2>
      <p className="mb-3 mt-1 text-sm text-ink-2">{t('notices.devicesLead')}</p>
      {devices.isPending && <div role="status"><span className="sr-only">{t('shell.loading')}</span><Bone className="h-10 w-full" /></div>}
      {devices.isError && <Failed error={devices.error} retry={() => { void devices.refetch(); }} />}
      <ul>
        {items.map((device) => (
          <li key={device.id} className="flex items-center gap-3 border-b border-line/60 py-2.5 last:border-0">
            <MonitorSmartphone className="size-5 shrink-0 text-ink-3" aria-hidden="true" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{device.label || t('sessions.unknown')}</p>
              <p className="truncate text-sm text-ink-3">{device.toldAt ? t('notices.told', { when: dayAndTime(device.toldAt) }) : t('notices.neverTold', { when: dayAndTime(device.createdAt) })}</p>
            </div>
            <Button size="sm" busy={drop.isPending && drop.variables === device.id} onClick={() => { drop.mutate(device.id); }}>{t('notices.dropDevice')}</Button>
          </li>
        ))}
      </ul>
      {trouble && <p role="alert" className="mt-3 rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{t(`notices.${trouble}`)}</p>}
      {!canTell() && <p className="mt-3 text-sm text-ink-2">{t('notices.cannot')}</p>}
      {canTell() && devices.data && !(here.data === true && items.length > 0) && (
        <Button className="mt-3" icon={<BellRing className="size-4" />} busy={add.isPending} onClick={() => { add.mutate(); }}>{t('notices.addDevice')}</Button>
      )}
    </Card>
  );
}
