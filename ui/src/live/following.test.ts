import { describe, expect, it } from 'vitest';
import { touched } from './following';

describe('whose rows a change touches', () => {
  it('is each conversation once, and none that no row shows', () => {
    expect(touched([
      { conversationId: 'a', what: ['message', 'turn'] },
      { conversationId: 'a', what: ['status'] },
      { conversationId: 'b', what: ['turn'] },
      { conversationId: null, what: ['contact'] },
      { conversationId: 'c', what: ['labels'] },
      { conversationId: 'd', what: ['attributes'] },
    ])).toEqual(['a', 'c', 'd']);
  });
});
