import type { Channel, ChannelKind } from '@/api/channels';
import { CopyLine } from './CopyLine';
import { chatPage, embedCode } from './embed';
import { FirstWebhook } from './FirstWebhook';
import type { Values } from './settings';
import { Steps } from './Steps';

const onlyHere = (address: string) => new URL(address).hostname === 'localhost';

/** What the provider has to be told, how, and whether it worked. */
export function WebhookGuide({ channel, kind, values, folded = false }: { channel: Channel; kind: ChannelKind; values: Values; folded?: boolean }) {
  const tokens = kind.fields.filter((field) => field.type === 'token' && values[field.name]);
  return (
    <div className="flex flex-col gap-4">
      {kind.webhook && <CopyLine label="Webhook address" text={channel.webhookUrl} />}
      {kind.webhook && onlyHere(channel.webhookUrl) && (
        <p className="-mt-2 text-xs text-wait">This address works on this machine only. Start Insaka with INSAKA_PUBLIC_URL, the address under which the world sees it, so that {kind.label} can deliver.</p>
      )}
      {kind.webhook && tokens.map((field) => <CopyLine key={field.name} label={field.label} text={values[field.name] ?? ''} />)}
      {channel.kind === 'webchat' && <CopyLine label="Embed code" text={embedCode(channel)} />}
      {channel.kind === 'webchat' && <CopyLine label="Chat page" text={chatPage(channel)} />}
      {kind.after.length > 0 && (folded
        ? <details className="text-sm"><summary className="w-fit cursor-pointer rounded text-ink-2">How to enter them at {kind.label}</summary><div className="pt-3"><Steps steps={kind.after} /></div></details>
        : <Steps steps={kind.after} />)}
      <FirstWebhook channelId={channel.id} />
    </div>
  );
}
