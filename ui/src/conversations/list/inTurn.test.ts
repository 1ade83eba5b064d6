import { describe, expect, it } from 'vitest';
import { inTurn } from './inTurn';

describe('one thing after the other', () => {
  it('begins the next when the one before has ended, however it ended', async () => {
    const owner = {};
    const said: string[] = [];
    let end: () => void = () => undefined;
    const first = inTurn(owner, 'list', () => new Promise<void>((_, refuse) => { said.push('first'); end = () => { refuse(new Error('away')); }; }));
    const second = inTurn(owner, 'list', () => { said.push('second'); return Promise.resolve(); });
    const other = inTurn(owner, 'other list', () => { said.push('other'); return Promise.resolve(); });
    await other;
    expect(said).toEqual(['first', 'other']);
    end();
    await expect(first).rejects.toThrow('away');
    await second;
    expect(said).toEqual(['first', 'other', 'second']);
  });
});
