import { describe, expect, it } from 'vitest';
import { adopted } from './drafts';
import { emojis } from './emoji';
import { fittingReplies, markedWord } from './slash';

describe('a slash in what is written', () => {
  it('begins a shortcut at the start of a word only', () => {
    expect(markedWord('/than', 5, '/')).toEqual({ word: 'than', from: 0 });
    expect(markedWord('Hello /', 7, '/')).toEqual({ word: '', from: 6 });
    expect(markedWord('and/or', 6, '/')).toBeNull();
    expect(markedWord('/thanks now', 11, '/')).toBeNull();
  });

  it('and an @ is no part of an address', () => {
    expect(markedWord('see @lom', 8, '@')).toEqual({ word: 'lom', from: 4 });
    expect(markedWord('me@here', 7, '@')).toBeNull();
  });

  it('and a colon is a picture only with a word of two letters behind it', () => {
    expect(markedWord('fine :th', 8, ':')).toEqual({ word: 'th', from: 5 });
    for (const text of [':', 'see :a', 'at 10:30', 'https://x', 'so:ok']) expect(markedWord(text, text.length, ':')).toBeNull();
    expect(fittingReplies(emojis('fr'), 'mer').map(({ id }) => id)).toContain('🙏');
    expect(fittingReplies(emojis('en'), 'mer').map(({ id }) => id)).toContain('🙏');
    expect(new Set(emojis('en').map(({ id }) => id)).size).toBe(emojis('en').length);
  });

  it('finds by shortcut before it finds by what is said', () => {
    const replies = [{ shortcut: 'hours', text: 'Thank you' }, { shortcut: 'thanks', text: 'You are welcome' }];
    expect(fittingReplies(replies, 'than').map(({ shortcut }) => shortcut)).toEqual(['thanks', 'hours']);
  });
});

describe('a draft on two screens', () => {
  const there = { note: false, text: 'from the phone', changedAt: '2' };
  it('goes on with what another screen has written', () => {
    expect(adopted({ mode: 'reply', text: 'older', savedAt: '1' }, there)).toEqual({ mode: 'reply', text: 'from the phone', savedAt: '2' });
  });

  it('keeps what the server does not have yet', () => {
    const here = { mode: 'note' as const, text: 'typing', dirty: true };
    expect(adopted(here, there)).toBe(here);
  });

  it('is gone here when it was sent from there', () => {
    expect(adopted({ mode: 'reply', text: 'sent', savedAt: '1' }, { note: false, text: '', changedAt: null })).toEqual({ mode: 'reply', text: '' });
  });
});
