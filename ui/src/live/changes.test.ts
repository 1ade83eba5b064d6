import { describe, expect, it } from 'vitest';
import { parseChange, staleKeys } from './changes';

const keys = (...changes: Parameters<typeof staleKeys>[0]) => staleKeys(changes).map((key) => key.join('/')).sort();

describe('what a change makes stale', () => {
  it('is only its own conversation and the lists', () => {
    expect(keys({ conversationId: 'c1', what: ['message'] })).toEqual(['contacts', 'conversation/c1', 'conversations/command', 'counts', 'messages/c1', 'turns/c1']);
  });

  it('leaves counts and turns alone for a receipt', () => {
    expect(keys({ conversationId: 'c1', what: ['status'] })).toEqual(['conversation/c1', 'conversations/command', 'messages/c1']);
  });

  it('is said once for a burst', () => {
    expect(keys({ conversationId: 'c1', what: ['status', 'status'] }, { conversationId: 'c1', what: ['status'] })).toHaveLength(3);
  });

  it('is the labels of a conversation, or the list of all labels', () => {
    expect(keys({ conversationId: 'c1', what: ['labels'] })).toEqual(['activities/c1', 'conversation/c1', 'conversations/command']);
    expect(keys({ what: ['labels', 'views'] })).toEqual(['conversations', 'labels', 'views']);
  });

  it('covers intake and its sums', () => {
    expect(keys({ what: ['intake'] })).toEqual(['balance', 'intake']);
  });

  it('is who one is oneself when people or roles change', () => {
    expect(keys({ what: ['access'] })).toEqual(['invitations', 'roles', 'second-steps', 'session', 'teammates']);
  });

  it('ignores words a newer server may use', () => {
    expect(keys({ what: ['poll'] })).toEqual([]);
  });
});

describe('reading a change', () => {
  it('survives what it cannot read', () => {
    expect(parseChange('nonsense')).toBeNull();
    expect(parseChange('null')).toBeNull();
    expect(parseChange('{"what":"message"}')).toEqual({ conversationId: null, what: ['message'] });
  });
});
