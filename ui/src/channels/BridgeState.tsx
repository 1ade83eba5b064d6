import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { Bridge } from '@/api/channels';
import { Bone, Failed } from '@/design/States';
import { fullTime } from '@/design/time';
import { isText, t } from '@/texts';
import { bridgeQuery } from './queries';

const tones: Record<string, string> = { paired: 'text-ok', starting: 'text-wait', pairing: 'text-wait' };

/** How the bridge behind a channel stands, live; with the code that links the phone while there is one. */
export function BridgeState({ channelId }: { channelId: string }) {
  const bridge = useQuery(bridgeQuery(channelId));
  if (bridge.isPending) return <Bone className="h-24 w-full rounded-xl" />;
  if (bridge.isError) return <Failed error={bridge.error} retry={() => { void bridge.refetch(); }} />;
  return <Shown bridge={bridge.data} />;
}

function Shown({ bridge }: { bridge: Bridge }) {
  const key = `channels.bridge.${bridge.state}`;
  const Icon = bridge.state === 'paired' ? CircleCheck : bridge.state in tones ? CircleDashed : TriangleAlert;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p role="status" data-testid="bridge-state" className={`flex items-start gap-2 ${tones[bridge.state] ?? 'text-danger'}`}>
        <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
        <span className="wrap-anywhere">{isText(key) ? t(key) : t('channels.bridge.other', { state: bridge.state })}{bridge.reason && ` ${bridge.reason}`}</span>
      </p>
      {bridge.code && (
        <figure className="flex flex-wrap items-center gap-4">
          {/* On white in the dark, too: a phone's camera wants it so. */}
          <img src={bridge.code} alt={t('channels.bridge.code')} className="size-56 rounded-lg border border-line bg-white object-contain p-3" />
          <figcaption className="max-w-64 text-ink-2">{t('channels.bridge.scan')}</figcaption>
        </figure>
      )}
      {bridge.state === 'silent' && <p className="text-ink-2">{t('channels.bridge.silentHelp')}</p>}
      {bridge.choice > 0 && <p className="text-wait">{t('channels.bridge.changed', { strategy: bridge.strategy ?? '' })}</p>}
      {bridge.state !== 'silent' && (
        <p className="text-ink-3">
          {bridge.lookedAt && t('channels.bridge.looked', { at: fullTime(bridge.lookedAt) })} {t('channels.bridge.waiting', { us: bridge.waitingForUs, them: bridge.waitingToSend })}
        </p>
      )}
    </div>
  );
}
