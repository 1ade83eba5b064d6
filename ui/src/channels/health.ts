import type { Channel, Health, HealthState } from '@/api/channels';
import type { Tone } from '@/design/Pill';

export const stateWords: Record<HealthState, string> = {
  ok: 'Working',
  unverified: 'Not proven yet',
  failing: 'In trouble',
  expired: 'Expired',
  disabled: 'Switched off',
};

export const stateTones: Record<HealthState, Tone> = { ok: 'ok', unverified: 'wait', failing: 'danger', expired: 'danger', disabled: 'neutral' };

/** What the state means for the people who look after the channel, and what can be done. */
export function healthSentence(health: Health): string {
  switch (health.reason) {
    case 'working':
      return 'Messages come in, and the provider takes what we send.';
    case 'nothing-received':
      return health.handshakeAt
        ? 'The provider knows our address. Nothing has come in through it yet.'
        : 'Nothing has come in yet. Tell the provider our webhook address, then write to the channel.';
    case 'wrong-signature':
      return 'What comes in is turned away: its signature does not fit the secret saved here. Replace the secret; the provider delivers again by itself.';
    case 'provider-fails':
      return health.lastError ? `The provider does not take what we send: ${health.lastError.text}` : 'The provider does not take what we send.';
    case 'credentials-refused':
      return 'The provider no longer accepts our credentials. Nothing goes out; what waits is kept, and goes in order once you reconnect.';
    case 'switched-off':
      return 'What arrives is kept and waits for a person. The bot is silent, and nothing goes out.';
    case 'archived':
      return 'Out of sight. What still arrives is kept; the bot is silent, and nothing goes out.';
    default:
      return stateWords[health.state];
  }
}

export function waitingWords(waiting: number): string {
  return waiting === 1 ? '1 message waits to go out.' : `${String(waiting)} messages wait to go out.`;
}

/** Channels that somebody has to look at now, the gravest first. */
export function alarming(channels: readonly Channel[]): Channel[] {
  const grave = (channel: Channel) => (channel.health.state === 'expired' ? 0 : channel.health.reason === 'wrong-signature' ? 1 : 2);
  return channels.filter((channel) => grave(channel) < 2).sort((one, other) => grave(one) - grave(other));
}
