import { describe, expect, it } from 'vitest';
import type { Channel, Health } from '@/api/channels';
import { alarming, alarmWords, healthSentence, waitingWords } from './health';

const health = (some: Partial<Health>): Health => ({
  state: 'ok', reason: 'working', since: null, lastWebhookAt: null, handshakeAt: null, lastDeliveryAt: null, lastError: null, rejected: { count: 0, lastAt: null }, waiting: 0, ...some,
});
const channel = (name: string, some: Partial<Health>) => ({ id: name, name, health: health(some) }) as Channel;

describe('the health of a channel', () => {
  it('names an expired token before a wrong secret and an alarm, and nothing else', () => {
    const names = alarming([
      channel('fine', {}),
      channel('a stray request', { state: 'unverified', reason: 'wrong-signature' }),
      channel('cannot answer', { state: 'limited', reason: 'receives-only' }),
      channel('secret', { state: 'failing', reason: 'wrong-signature' }),
      channel('slow', { state: 'failing', reason: 'provider-fails' }),
      channel('bridge', { state: 'failing', reason: 'alarm', lastError: { code: 'alarm-bridge-unfit', text: 'No selector fits', at: '' } }),
      channel('stolen', { state: 'failing', reason: 'delivered-elsewhere' }),
      channel('token', { state: 'expired', reason: 'credentials-refused' }),
    ]).map((one) => one.name);
    expect(names).toEqual(['token', 'secret', 'stolen', 'bridge']);
  });

  it('says what the provider said', () => {
    expect(healthSentence(health({ state: 'failing', reason: 'provider-fails', lastError: { code: '131042', text: 'Pay the bill', at: '' } }))).toContain('Pay the bill');
  });

  it('gives an alarm in the words of who raised it', () => {
    const bridge = channel('Web', { state: 'failing', reason: 'alarm', lastError: { code: 'alarm-bridge-unfit', text: 'No selector fits', at: '' } });
    expect(healthSentence(bridge.health)).toBe('No selector fits');
    expect(alarmWords(bridge)).toBe('“Web” needs you: No selector fits');
  });

  it('shows the state when a newer server gives a reason we do not know', () => {
    expect(healthSentence(health({ state: 'failing', reason: 'moon' }))).toBe('In trouble');
  });

  it('counts one message as one', () => {
    expect(waitingWords(1)).toBe('1 message waits to go out.');
    expect(waitingWords(2)).toBe('2 messages wait to go out.');
  });
});
