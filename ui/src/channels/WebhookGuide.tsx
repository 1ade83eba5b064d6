import type { Channel, ChannelKind } from '@/api/channels';
import { t } from '@/texts';
import { CopyLine } from './CopyLine';
import { chatPage, embedCode } from './embed';
import { FirstWebhook } from './FirstWebhook';
import { webhookAddress, type Values } from './settings';
import { Registration } from './Registration';
import { Steps } from './Steps';

const onlyHere = (address: string) => new URL(address).hostname === 'localhost';

/** What the provider has to be told, how, and whether it worked. */
export function WebhookGuide({ channel, kind, values, folded = false }: { channel: Channel; kind: ChannelKind; values: Values; folded?: boolean }) {
  const tokens = kind.fields.filter((field) => field.type === 'token' && values[field.name]);
  return (
    <div className="flex flex-col gap-4">
      {kind.webhook && <CopyLine label={t('channels.webhookAddress')} within={t('channels.webhookAddressHere')} text={webhookAddress(channel.webhookUrl, kind, values)} />}
      {kind.webhook && onlyHere(channel.webhookUrl) && (
        <p className="-mt-2 text-xs text-wait">{t('channels.onlyHere', { kind: kind.label })}</p>
      )}
      {kind.webhook && tokens.map((field) => <CopyLine key={field.name} label={field.label} text={values[field.name] ?? ''} />)}
      {kind.registers && <Registration channel={channel} kind={kind} />}
      {channel.kind === 'webchat' && <CopyLine label={t('channels.embedCode')} within={t('channels.embedCodeHere')} text={embedCode(channel)} />}
      {channel.kind === 'webchat' && <CopyLine label={t('channels.chatPage')} within={t('channels.chatPageHere')} text={chatPage(channel)} />}
      {kind.after.length > 0 && (folded
        ? <details className="text-sm"><summary className="w-fit cursor-pointer rounded text-ink-2">{kind.webhook ? t('channels.howTo', { kind: kind.label }) : t('channels.howToOwn')}</summary><div className="pt-3"><Steps steps={kind.after} /></div></details>
        : <Steps steps={kind.after} />)}
      <FirstWebhook channelId={channel.id} own={!kind.webhook} />
    </div>
  );
}
