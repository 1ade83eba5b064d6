import { describe, expect, it } from 'vitest';
import { backoff } from './backoff';
import { contrast, palette } from './contrast';
import type { Message } from './model';
import { Thread } from './thread';

describe('trying again', () => {
  it('waits longer each time, never longer than half a minute', () => {
    const waits = [0, 1, 2, 3, 20, 500].map((attempt) => backoff(attempt, () => 1));
    expect(waits).toEqual([600, 1200, 2400, 4800, 30_000, 30_000]);
  });

  it('does not bring all browsers back at once', () => {
    expect(backoff(3, () => 0)).toBeLessThan(backoff(3, () => 1));
    expect(backoff(0, () => 0)).toBeGreaterThan(0);
  });
});

describe('the palette', () => {
  const brands = ['#0d6b5f', '#ffffff', '#000000', '#ffeb3b', '#ff0000', '#808080', '#00bcd4', '#e91e63', '#777', 'nonsense', ...Array.from({ length: 60 }, (_, n) => `#${((n * 0x4f1bb) % 0xffffff).toString(16).padStart(6, '0')}`)];
  for (const surface of ['#ffffff', '#191a18']) {
    it(`is readable for any brand on ${surface}`, () => {
      for (const brand of brands) {
        const colours = palette(brand, surface);
        expect(contrast(colours.brand, colours.onBrand), brand).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colours.text, surface), brand).toBeGreaterThanOrEqual(4.5);
        expect(contrast(colours.text, colours.soft), brand).toBeGreaterThanOrEqual(4.5);
      }
    });
  }

  it('leaves a colour alone that is readable already', () => {
    expect(palette('#0d6b5f', '#ffffff')).toMatchObject({ brand: '#0d6b5f', onBrand: '#ffffff', text: '#0d6b5f' });
  });
});

describe('the thread', () => {
  const message = (id: string, position: number, more: Partial<Message> = {}): Message => ({
    id, ref: `ref-${id}`, position, clientId: null, mine: false, author: { kind: 'bot', name: null }, text: id, attachments: [], choices: null, reactions: [], delivery: 'sent', revoked: false, at: 0, ...more });

  it('shows each once, in the order of the server', () => {
    const thread = new Thread();
    thread.merge([message('c', 9), message('a', 1, { at: 99_999 })]);
    thread.merge([message('b', 4), message('a', 1)]);
    expect(thread.list().map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });

  it('does not take a receipt back', () => {
    const thread = new Thread();
    thread.merge([message('a', 1, { mine: true, delivery: 'read' })]);
    thread.merge([message('a', 1, { mine: true, delivery: 'delivered' })]);
    expect(thread.get('a')?.delivery).toBe('read');
  });

  it('counts what was not seen, and says what to mark', () => {
    const thread = new Thread();
    thread.merge([message('a', 1), message('b', 2, { mine: true, author: { kind: 'visitor', name: null } }), message('c', 3)]);
    expect(thread.unread(1)).toBe(1);
    expect(thread.unmarked(1)).toEqual({ delivered: ['c'], read: ['a'] });
  });
});
