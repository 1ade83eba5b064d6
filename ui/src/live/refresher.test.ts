import { describe, expect, it } from 'vitest';
import { refresher } from './refresher';

function world() {
  const done: (() => void)[] = [];
  const reads: string[] = [];
  const refresh = refresher(
    (key) => {
      reads.push(key.join('/'));
      return new Promise<void>((resolve) => { done.push(resolve); });
    },
    (run) => { run(); },
  );
  const finish = async () => {
    done.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { refresh, reads, finish };
}

describe('reading again what changed', () => {
  it('reads once more, and only once, for all that came while it was reading', async () => {
    const { refresh, reads, finish } = world();
    refresh(['a']);
    refresh(['a']);
    refresh(['a']);
    expect(reads).toEqual(['a']);
    await finish();
    expect(reads).toEqual(['a', 'a']);
    await finish();
    expect(reads).toEqual(['a', 'a']);
  });

  it('does not let one query wait for another', () => {
    const { refresh, reads } = world();
    refresh(['a']);
    refresh(['b', 1]);
    expect(reads).toEqual(['a', 'b/1']);
  });

  it('reads again after a reading that failed', async () => {
    let tries = 0;
    const refresh = refresher(() => { tries++; return Promise.reject(new Error('away')); }, (run) => { run(); });
    refresh(['a']);
    await Promise.resolve();
    await Promise.resolve();
    refresh(['a']);
    expect(tries).toBe(2);
  });
});
