import { describe, expect, it } from 'vitest';
import { wordsOf } from './channelWords';

const names = new Map([['1', 'WhatsApp'], ['2', 'E-mail']]);

describe('what somebody sees, in words', () => {
  it('says nothing of whoever sees everything', () => {
    expect(wordsOf({ all: true, ids: [] }, names)).toBeNull();
  });

  it('names channels in the order of the alphabet', () => {
    expect(wordsOf({ all: false, ids: ['1', '2'] }, names)).toContain('E-mail, WhatsApp');
  });

  it('counts where a name is not known, and says when there is none', () => {
    expect(wordsOf({ all: false, ids: ['1', 'gone'] }, names)).toContain('2');
    expect(wordsOf({ all: false, ids: [] }, names)).not.toBeNull();
  });
});
