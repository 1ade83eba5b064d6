import { describe, expect, it } from 'vitest';
import { noticeOf } from './notices';

describe('a notice', () => {
  it('is for whom it names, or for everybody', () => {
    expect(noticeOf({ conversationId: 'c', what: ['given', 'for-me'] }, 'me')).toBe('given');
    expect(noticeOf({ conversationId: 'c', what: ['given', 'for-you'] }, 'me')).toBeNull();
    expect(noticeOf({ conversationId: 'c', what: ['target-missed'] }, 'me')).toBe('target-missed');
    expect(noticeOf({ conversationId: 'c', what: ['message', 'holder'] }, 'me')).toBeNull();
  });
});
