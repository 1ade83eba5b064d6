import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { registerChannel, unregisterChannel, type Channel, type ChannelKind, type Registration as Told } from '@/api/channels';
import { Button } from '@/design/Button';
import { errorText, Failed } from '@/design/States';
import { Spinner } from '@/design/Spinner';
import { fullTime } from '@/design/time';
import { number, t } from '@/texts';
import { registrationQuery } from './queries';

/** Where the provider delivers, as it says itself, and the switch for it. */
export function Registration({ channel, kind }: { channel: Channel; kind: ChannelKind }) {
  const client = useQueryClient();
  const query = registrationQuery(channel.id);
  const told = useQuery(query);
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? registerChannel(channel.id) : unregisterChannel(channel.id)),
    onSuccess: (next) => { client.setQueryData(query.queryKey, next); void client.invalidateQueries({ queryKey: ['channels'], exact: true }); },
  });
  if (told.isPending) return <p role="status" className="flex items-center gap-2 text-sm text-ink-2"><Spinner /> {t('channels.asking')}</p>;
  if (told.isError) return <Failed error={told.error} retry={() => { void told.refetch(); }} />;
  return (
    <div className="flex flex-col gap-2.5" data-testid="registration">
      <div role="status"><Said told={told.data} kind={kind.label} /></div>
      <div className="flex flex-wrap gap-2">
        {told.data.state !== 'here' && <Button look="primary" busy={change.isPending && change.variables} onClick={() => { change.mutate(true); }}>{t('channels.deliverHere')}</Button>}
        {(told.data.state === 'here' || told.data.state === 'elsewhere') && <Button busy={change.isPending && !change.variables} onClick={() => { change.mutate(false); }}>{t('channels.deliverNowhere')}</Button>}
      </div>
      {change.isError && <p role="alert" className="text-sm text-danger">{errorText(change.error)}</p>}
    </div>
  );
}

const looks = {
  here: { Icon: CircleCheck, tone: 'text-ok' },
  elsewhere: { Icon: CircleAlert, tone: 'text-danger' },
  nowhere: { Icon: CircleDashed, tone: 'text-wait' },
  unknown: { Icon: CircleAlert, tone: 'text-danger' },
  'by-hand': { Icon: CircleDashed, tone: 'text-ink-2' },
};

function Said({ told, kind }: { told: Told; kind: string }) {
  const { Icon, tone } = looks[told.state];
  const words = {
    here: t('channels.delivers.here', { kind }),
    elsewhere: t('channels.delivers.elsewhere', { kind, url: told.url ?? '' }),
    nowhere: t('channels.delivers.nowhere', { kind }),
    unknown: told.detail ?? '',
    'by-hand': told.detail ?? '',
  };
  return (
    <>
      <p className={`flex items-start gap-2 text-sm wrap-anywhere ${tone}`}><Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> {words[told.state]}</p>
      {told.pending > 0 && <p className="mt-1 text-sm text-ink-2">{t('channels.pendingThere', { kind, n: told.pending, count: number(told.pending) })}</p>}
      {told.lastError && <p className="mt-1 text-sm text-ink-2 wrap-anywhere">{t('channels.lastErrorThere', { text: told.lastError.text, at: fullTime(told.lastError.at) })}</p>}
    </>
  );
}
