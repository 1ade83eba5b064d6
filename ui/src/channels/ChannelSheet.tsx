import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMay } from '@/access/session';
import type { Channel } from '@/api/channels';
import { Overlay } from '@/design/Overlay';
import { Bone, Failed } from '@/design/States';
import { t } from '@/texts';
import { BridgeState } from './BridgeState';
import { ChannelHours } from './ChannelHours';
import { Doors } from './Doors';
import { EditSettings } from './EditSettings';
import { healthSentence } from './health';
import { HealthFacts } from './HealthFacts';
import { HealthPill } from './HealthPill';
import { settingsQuery, useKind, useKinds } from './queries';
import { Switches } from './Switches';
import { WebhookGuide } from './WebhookGuide';

/** One channel: how it does, what its provider must know, its settings, and what can be done with it. */
export function ChannelSheet({ channel, close }: { channel: Channel | null; close: () => void }) {
  return (
    <Overlay kind="sheet" wide open={channel !== null} onOpenChange={(next) => { if (!next) close(); }} title={channel?.name ?? ''}>
      {channel && <Details channel={channel} close={close} />}
    </Overlay>
  );
}

function Details({ channel, close }: { channel: Channel; close: () => void }) {
  const mayManage = useMay('channels:manage');
  const kind = useKind(channel.kind);
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t('channels.health')} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2"><HealthPill health={channel.health} /></div>
        <p className={channel.health.state === 'failing' || channel.health.state === 'expired' ? 'text-sm text-danger wrap-anywhere' : 'text-sm text-ink-2'}>{healthSentence(channel.health, kind)}</p>
        <HealthFacts health={channel.health} />
      </section>
      {mayManage && <Managed channel={channel} close={close} />}
    </div>
  );
}

function Managed({ channel, close }: { channel: Channel; close: () => void }) {
  const kinds = useKinds();
  const settings = useQuery(settingsQuery(channel.id));
  // As it was when the sheet opened: what one works in does not move away once it helped.
  const [urgent] = useState(channel.health.state === 'expired' || channel.health.reason === 'wrong-signature');
  const kind = kinds.items.find((one) => one.kind === channel.kind);
  if (kinds.isError) return <Failed error={kinds.error} retry={() => { void kinds.refetch(); }} />;
  if (!kind) return kinds.isPending ? <Bone className="h-40 w-full rounded-xl" /> : <p className="text-sm text-ink-2">{t('channels.unknownKind')}</p>;
  const edit = <Part title={urgent ? t('channels.reconnect') : t('channels.settings')}><EditSettings channel={channel} kind={kind} /></Part>;
  const guide = <Part title={kind.webhook ? t('channels.webhook') : t('channels.firstMessage')}><WebhookGuide channel={channel} kind={kind} values={settings.data?.values ?? {}} folded /></Part>;
  const bridged = ['true', 'yes', 'on'].includes(settings.data?.values.bridge ?? '');
  return (
    <>
      {bridged && <Part title={t('channels.bridge')}><BridgeState channelId={channel.id} /></Part>}
      {urgent ? <>{edit}{guide}</> : <>{guide}{edit}</>}
      {kind.webhook && <Part title={t('channels.doors')}><Doors key={channel.allowedAddresses.join()} channel={channel} /></Part>}
      <Part title={t('channelHours.title')}><ChannelHours channelId={channel.id} /></Part>
      <Part title={t('channels.use')}><Switches channel={channel} gone={close} /></Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-t border-line pt-5">
      <h3 className="mb-3 text-base font-semibold">{title}</h3>
      {children}
    </section>
  );
}
