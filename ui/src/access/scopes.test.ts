import { describe, expect, it } from 'vitest';
import { scopeGroups, scopeWords } from './scopes';

describe('the permissions of a token', () => {
  it('stand by what they are about, reading first', () => {
    const groups = scopeGroups(['channels:manage', 'conversations:write', 'channels:read', 'conversations:read']);
    expect(groups).toEqual([
      { name: 'Conversations', scopes: ['conversations:read', 'conversations:write'] },
      { name: 'Channels', scopes: ['channels:read', 'channels:manage'] },
    ]);
  });

  it('are offered even when this console has no words for them', () => {
    expect(scopeGroups(['moon:visit', 'channels:read']).at(-1)).toEqual({ name: 'moon', scopes: ['moon:visit'] });
    expect(scopeWords('moon:visit')).toBe('moon:visit');
  });
});
