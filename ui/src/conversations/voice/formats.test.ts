import { describe, expect, it } from 'vitest';
import { fate, fileName, longestSeconds, minutes, planFor, TEAM, type VoiceNotes } from './formats';

const whatsapp: VoiceNotes = { as: 'note', types: ['audio/ogg', 'audio/mp4'], mostBytes: 16 * 2 ** 20 };
const instagram: VoiceNotes = { as: 'file', types: ['audio/mp4', 'audio/wav'], mostBytes: 25 * 2 ** 20 };
const chromium = (type: string) => type === 'audio/webm;codecs=opus';
const firefox = (type: string) => /^audio\/(ogg|webm);codecs=opus$/.test(type);
const oldSafari = (type: string) => type.startsWith('audio/mp4');

describe('what is recorded, and what is sent', () => {
  it('records Opus and sends it in Ogg where the channel has voice notes', () => {
    expect(planFor(whatsapp, chromium, true)).toEqual({ record: 'audio/webm;codecs=opus', send: 'audio/ogg' });
    expect(planFor(whatsapp, firefox, true)).toEqual({ record: 'audio/ogg;codecs=opus', send: 'audio/ogg' });
  });

  it('sends AAC where the browser has no Opus, and says that it is no voice note then', () => {
    const plan = planFor(whatsapp, oldSafari, true);
    expect(plan).toEqual({ record: 'audio/mp4;codecs=mp4a.40.2', send: 'audio/mp4' });
    expect(plan && fate(whatsapp, plan)).toBe('file');
    expect(fate(whatsapp, { record: '', send: 'audio/ogg' })).toBe('note');
  });

  it('makes WAV of it where Opus is refused', () => {
    expect(planFor(instagram, chromium, true)).toEqual({ record: 'audio/webm;codecs=opus', send: 'audio/wav' });
  });

  it('offers nothing where the browser has nothing the channel takes', () => {
    expect(planFor(instagram, chromium, false)).toBeNull();
    expect(planFor(TEAM, () => false, true)).toBeNull();
  });

  it('stops before the file is too large', () => {
    expect(longestSeconds(whatsapp, { record: '', send: 'audio/ogg' })).toBe(300);
    expect(longestSeconds({ ...instagram, mostBytes: 3_200_000 }, { record: '', send: 'audio/wav' })).toBe(100);
  });

  it('says how long it is, and names the file by when it was made', () => {
    expect(minutes(65.9)).toBe('1:05');
    expect(fileName('audio/ogg', new Date('2026-11-22T12:01:02Z'))).toBe('voice-20261122-120102.ogg');
  });
});
