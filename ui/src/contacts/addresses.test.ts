import { describe, expect, it } from 'vitest';
import type { Identifier } from '@/api/contacts';
import { shownAddress, waysTo, wholeAddress } from './addresses';

const identifier = (value: string, formerSince: string | null, channels: string[]): Identifier => ({
  kind: 'phone', value, contactId: 'c', proven: true, formerSince, channels: channels.map((id) => ({ id, kind: 'twilio', name: id })),
});

describe('addresses', () => {
  it('shows a phone as people write it', () => {
    expect(shownAddress({ kind: 'phone', value: '260971' })).toBe('+260971');
    expect(shownAddress({ kind: 'email', value: 'a@b.c' })).toBe('a@b.c');
  });

  it('knows a whole address from a part of one', () => {
    expect(['+260 97 123-4567', '00260971234567', 'ada@example.org'].every(wholeAddress)).toBe(true);
    expect(['0971234567', '4567', 'ada', 'ada@', 'ada@example', '260971234567 ada'].some(wholeAddress)).toBe(false);
  });

  it('offers every channel of every address that is theirs now', () => {
    const ways = waysTo([identifier('1', null, ['a', 'b']), identifier('2', '2026-01-01T00:00:00Z', ['a']), identifier('3', null, [])]);
    expect(ways.map((way) => [way.channel.id, way.identifier.value])).toEqual([['a', '1'], ['b', '1']]);
  });
});
