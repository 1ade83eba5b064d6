import { describe, expect, it } from 'vitest';
import { mergeNewest, prepend, withReaction } from './messagePages';
import { testMessage } from './testMessage';

const page = (ids: string, previous: string | null, text = 'Hello') => ({ items: [...ids].map((id) => testMessage({ id, text })), previous });
const ids = (known: { items: { id: string }[] }) => known.items.map((message) => message.id).join('');

describe('refreshing the newest page', () => {
  it('keeps the older messages that were scrolled to', () => {
    const merged = mergeNewest(page('abcde', null), page('defg', 'd'));
    expect(ids(merged)).toBe('abcdefg');
    expect(merged.previous).toBeNull();
  });

  it('takes over changes of messages that are already shown', () => {
    const merged = mergeNewest(page('abc', null), page('bc', 'b', 'edited'));
    expect(merged.items.map((message) => message.text)).toEqual(['Hello', 'edited', 'edited']);
  });

  it('starts over rather than showing a thread with a hole', () => {
    const merged = mergeNewest(page('abc', null), page('xyz', 'x'));
    expect(ids(merged)).toBe('xyz');
    expect(merged.previous).toBe('x');
  });

  it('takes the fresh page when nothing is known', () => {
    expect(ids(mergeNewest(undefined, page('ab', null)))).toBe('ab');
  });

  it('asks for what is older from the fresh page when both begin alike', () => {
    expect(mergeNewest(page('ab', null), page('abc', 'a')).previous).toBe('a');
  });
});

describe('adding an older page', () => {
  it('puts it in front, each message once', () => {
    const known = prepend(page('cd', 'c'), page('abc', null), 'c');
    expect(ids(known)).toBe('abcd');
    expect(known.previous).toBeNull();
  });

  it('drops a page that was asked for before the thread started over', () => {
    expect(ids(prepend(page('xy', 'x'), page('ab', null), 'c'))).toBe('xy');
  });
});

describe('reacting', () => {
  const marks = (known: { items: { reactions: { emoji: string; by: string }[] }[] }) => known.items.map((message) => message.reactions.map((one) => `${one.by} ${one.emoji}`).join(','));
  const shown = { items: [testMessage({ id: 'a', reactions: [{ emoji: '❤️', by: 'contact' }] }), testMessage({ id: 'b' })], previous: null };

  it('puts our one reaction beside the customer’s, and changes it', () => {
    expect(marks(withReaction(withReaction(shown, 'a', '👍'), 'a', '🙏'))).toEqual(['contact ❤️,teammate 🙏', '']);
  });

  it('takes ours back and leaves theirs', () => {
    expect(marks(withReaction(withReaction(shown, 'a', '👍'), 'a', null))).toEqual(['contact ❤️', '']);
  });
});
