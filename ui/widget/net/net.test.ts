import { describe, expect, it } from 'vitest';
import { refusalOf } from './http';
import { sseParser, type ServerEvent } from './sse';
import { item, liveEvent, message, opening } from './wire';

describe('the stream', () => {
  const read = (...pieces: string[]) => {
    const events: ServerEvent[] = [];
    const parse = sseParser((event) => events.push(event));
    pieces.forEach(parse);
    return events;
  };

  it('is understood in whatever pieces it comes', () => {
    const whole = ': hello\n\nid: 7\r\nevent: message\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: ready\ndata: {}\n\n';
    const expected = [{ id: '7', name: 'message', data: '{"a":\n1}' }, { id: null, name: 'ready', data: '{}' }];
    expect(read(whole)).toEqual(expected);
    expect(read(...whole.split(''))).toEqual(expected);
  });

  it('leaves alone what a newer server says', () => {
    expect(liveEvent({ id: '1', name: 'hologram', data: '{}' }, '')).toBeNull();
    expect(liveEvent({ id: '1', name: 'message', data: 'nonsense' }, '')).toBeNull();
  });
});

describe('what the server says', () => {
  it('is read with defaults for what is missing', () => {
    const read = opening({ token: 't', organisation: { name: 'Clinic' }, branding: { logo: 'javascript:alert(1)' } });
    expect(read.welcome.branding).toMatchObject({ name: 'Clinic', logo: null, popupAfter: null, position: 'right' });
    expect(message({ id: 'a', from: 'bot', text: 'hi' }, '')).toMatchObject({ mine: false, position: 0, delivery: 'sent', choices: null });
    expect(message(null, '')).toBeNull();
  });

  it('cannot lead a file link elsewhere', () => {
    const url = (value: string) => message({ id: 'a', attachments: [{ url: value }] }, 'https://chat.example')?.attachments[0]?.url;
    expect(url('/api/chat/c/files/1?key=k')).toBe('https://chat.example/api/chat/c/files/1?key=k');
    expect(url('javascript:alert(1)')).toBeNull();
    expect(url('//evil.example/x')).toBeNull();
  });

  it('tells passing trouble from a no', () => {
    expect(refusalOf(503, 'webhooks/not-kept', '2')).toMatchObject({ kind: 'again', retryAfterMillis: 2000 });
    expect(refusalOf(429, 'webhooks/too-many', null).kind).toBe('again');
    expect(refusalOf(404, 'http/404', null).kind).toBe('again'); // a proxy while the server is away
    expect(refusalOf(404, 'chat/unknown-channel', null).kind).toBe('final');
    expect(refusalOf(401, 'chat/not-signed-in', null).kind).toBe('renew');
    expect(refusalOf(401, 'chat/identity', null).kind).toBe('final');
    expect(refusalOf(429, 'chat/quota', null).kind).toBe('final');
  });

  it('gets the same item for the same letter', () => {
    const letter = { id: 'a', order: 1, at: 0, text: 'Yes', choice: { id: 'y', title: 'Yes', description: null, ref: 'm' }, file: null, refused: null, kept: null };
    expect(item(letter)).toEqual({ id: 'a', at: '1970-01-01T00:00:00.000Z', type: 'choice', choice: { id: 'y', title: 'Yes' }, replyTo: 'm' });
  });
});
