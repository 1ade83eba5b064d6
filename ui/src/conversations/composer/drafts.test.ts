import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepDraft, readDraft } from './drafts';

describe('a draft', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    });
  });

  it('is kept for its conversation and teammate only', () => {
    keepDraft('me', 'a', { mode: 'note', text: 'call back' });
    expect(readDraft('me', 'a')).toEqual({ mode: 'note', text: 'call back' });
    expect(readDraft('me', 'b')).toEqual({ mode: 'reply', text: '' });
    expect(readDraft('you', 'a')).toEqual({ mode: 'reply', text: '' });
  });

  it('is gone once its text is', () => {
    keepDraft('me', 'a', { mode: 'note', text: 'x' });
    keepDraft('me', 'a', { mode: 'note', text: '  ' });
    expect(localStorage.getItem('insaka.draft.me.a')).toBeNull();
  });

  it('is empty when what was stored cannot be read', () => {
    localStorage.setItem('insaka.draft.me.a', '{not json');
    expect(readDraft('me', 'a')).toEqual({ mode: 'reply', text: '' });
  });

  it('breaks nothing where storage is forbidden', () => {
    vi.stubGlobal('localStorage', { getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('denied'); } });
    keepDraft('me', 'a', { mode: 'reply', text: 'x' });
    expect(readDraft('me', 'a').text).toBe('');
  });
});
