import { describe, expect, it } from 'vitest';
import { complete, fresh, stepKinds, undoable } from './steps';

describe('a macro', () => {
  it('is not complete before each step says what it does', () => {
    expect(stepKinds.filter((kind) => complete(fresh(kind)))).toEqual(['priority', 'assign', 'snooze', 'resolve']);
  });
  it('gives each attribute it names a value, or takes it away', () => {
    expect(complete({ ...fresh('attributes'), values: { plan: '' } })).toBe(false);
    expect(complete({ ...fresh('attributes'), values: { plan: null, insured: false } })).toBe(true);
  });
  it('can be taken back when it only changes the conversation', () => {
    const label = { ...fresh('label'), labels: ['l'] };
    expect(undoable([label, fresh('assign'), fresh('resolve')], 0)).toEqual({ label: ['l'], assign: 'me', status: 'resolved' });
    expect(undoable([label, { ...fresh('reply'), text: 'Hello' }], 0)).toBeNull();
    expect(undoable([{ ...fresh('attributes'), values: { plan: 'Gold' } }], 0)).toEqual({});
  });
});
