import type { Channel, ChannelKind, Health, HealthState } from '@/api/channels';
import type { Tone } from '@/design/Pill';
import { isText, t } from '@/texts';

export const stateTones: Record<HealthState, Tone> = { ok: 'ok', unverified: 'wait', limited: 'wait', failing: 'danger', expired: 'danger', disabled: 'neutral' };

/** What the state means for the people who look after the channel, and what can be done. */
export function healthSentence(health: Health, kind?: Pick<ChannelKind, 'webhook'>): string {
  if (health.reason === 'nothing-received') {
    if (kind?.webhook === false) return t('channels.reason.no-visitor');
    return t(health.handshakeAt ? 'channels.reason.nothing-but-handshake' : 'channels.reason.nothing-received');
  }
  if (health.reason === 'provider-fails' && health.lastError) return t('channels.reason.provider-says', { text: health.lastError.text });
  if (health.reason === 'alarm' && health.lastError) return health.lastError.text;
  const key = `channels.reason.${health.reason}`;
  return isText(key) ? t(key) : t(`channels.state.${health.state}`);
}

export const waitingWords = (waiting: number): string => t('channels.waiting', { n: waiting });

/** What is wrong, on one line over every screen. */
export function alarmWords({ name, health }: Channel): string {
  if (health.state === 'expired') return t('channels.alarm.expired', { name });
  if (health.reason === 'alarm') return t('channels.alarm.raised', { name, text: health.lastError?.text ?? '' });
  return t(health.reason === 'delivered-elsewhere' ? 'channels.alarm.elsewhere' : 'channels.alarm.signature', { name });
}

/** Channels that somebody has to look at now, the gravest first. */
export function alarming(channels: readonly Channel[]): Channel[] {
  const mute = ({ reason }: Health) => reason === 'wrong-signature' || reason === 'delivered-elsewhere';
  const grave = ({ health }: Channel) => (health.state === 'expired' ? 0 : health.state !== 'failing' ? 3 : mute(health) ? 1 : health.reason === 'alarm' ? 2 : 3);
  return channels.filter((channel) => grave(channel) < 3).sort((one, other) => grave(one) - grave(other));
}
