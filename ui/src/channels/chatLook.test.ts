import { describe, expect, it } from 'vitest';
import { lines, readLook, seconds, writeLook } from './chatLook';

describe('the look of a chat', () => {
  it('is nothing when nothing is set', () => {
    expect(readLook('  ')).toEqual({});
    expect(writeLook({ title: '', quickReplies: [], colour: undefined })).toBe('');
  });

  it('keeps what this form does not know', () => {
    const look = readLook('{"title":"Clinic","locale":"sw"}');
    expect(writeLook({ ...look, title: 'Mwamba' })).toBe('{"title":"Mwamba","locale":"sw"}');
  });

  it('is left alone when it is something else', () => {
    expect(readLook('[1]')).toBeNull();
    expect(readLook('{"title"')).toBeNull();
  });

  it('keeps what is off or zero', () => {
    expect(writeLook({ sound: false, autoOpenSeconds: 0 })).toBe('{"sound":false,"autoOpenSeconds":0}');
    expect(seconds(' 0 ')).toBe(0);
    expect(seconds('')).toBeUndefined();
    expect(lines(' a \n\n b')).toEqual(['a', 'b']);
  });
});
